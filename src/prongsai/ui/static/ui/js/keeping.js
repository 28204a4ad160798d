// What is typed into a form with data-keep stays on this device until it is saved: the page may be closed, the line may break.
const NAME = "prongsai-kept-";
const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;

function kept(work) {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
}

function forget() {
  kept((store) => {
    for (const name of Object.keys(store)) {
      if (name.startsWith(NAME) && !(Date.now() - JSON.parse(store.getItem(name)).at < TWO_DAYS)) store.removeItem(name);
    }
  });
}

function tell(form) {
  const words = document.createElement("p");
  words.className = "field-help";
  words.setAttribute("role", "status");
  words.textContent = form.dataset.kept;
  form.prepend(words);
}

forget();

for (const form of document.querySelectorAll("form[data-keep]")) {
  const place = `${NAME}${form.dataset.keep}-${window.location.pathname}`;
  const fields = [...form.querySelectorAll("textarea")];
  const seen = form.elements.seen.value;
  const before = kept((store) => JSON.parse(store.getItem(place)));
  if (before && before.seen === seen && !form.querySelector("[data-error-summary]")) {
    const differing = fields.filter((field) => (before.values[field.name] ?? field.value) !== field.value);
    for (const field of differing) field.value = before.values[field.name];
    if (differing.length) tell(form);
  } else if (before) {
    kept((store) => store.removeItem(place));
  }
  form.addEventListener("input", () => {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    kept((store) => store.setItem(place, JSON.stringify({ at: Date.now(), seen, values })));
  });
}
