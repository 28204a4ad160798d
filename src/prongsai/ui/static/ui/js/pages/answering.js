// A draft that never leaves this device, the code out of a card's QR, no sending without a connection, the size of the letters,
// and a mark that this device has answered. All of it may fail, and a kiosk keeps nothing.
const TWO_HOURS = 2 * 60 * 60 * 1000;
const NAME = "survey-draft-";
const SENT = "survey-sent-";
const SIZE = "survey-size";
const form = document.querySelector("form.survey");
const thanks = document.querySelector("[data-thanks]");
const before = document.querySelector("[data-answered]");
const isKiosk = document.querySelector("[data-kiosk]") !== null;

function kept(work) {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
}

function drop(beginning) {
  kept((store) => {
    for (const name of Object.keys(store)) {
      if (name.startsWith(NAME + beginning)) store.removeItem(name);
    }
  });
}

function save() {
  if (isKiosk) return;
  const values = Object.fromEntries(new FormData(form));
  delete values.card;
  kept((store) => store.setItem(NAME + form.dataset.draft, JSON.stringify({ at: Date.now(), values })));
}

function restore() {
  if (isKiosk) return;
  const draft = kept((store) => JSON.parse(store.getItem(NAME + form.dataset.draft)));
  if (!draft || !(Math.abs(Date.now() - draft.at) < TWO_HOURS)) return drop(form.dataset.draft);
  for (const [name, value] of Object.entries(draft.values)) {
    const fields = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
    for (const field of fields) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
}

function sizes() {
  const fields = [...document.querySelectorAll("[name=size]")];
  const wanted = isKiosk ? null : kept((store) => store.getItem(SIZE));
  for (const field of fields) {
    if (field.id === wanted) field.checked = true;
    field.addEventListener("change", () => {
      if (!isKiosk) kept((store) => store.setItem(SIZE, field.id));
    });
  }
}

sizes();
if (thanks) {
  drop(thanks.dataset.thanks);
  kept((store) => store.setItem(SENT + thanks.dataset.thanks, "1"));
}
if (before) before.hidden = !kept((store) => store.getItem(SENT + before.dataset.answered));

const code = /^#c=([0-9A-Za-z]{12})$/.exec(window.location.hash);
if (code && !form) for (const link of document.querySelectorAll(".survey-choice, .survey-language")) link.hash = code[0];

if (form) {
  if (code && form.elements.card) {
    form.elements.card.value = code[1];
    history.replaceState(null, "", window.location.pathname);
  }
  if (form.hasAttribute("data-sent")) save();
  else restore();
  form.querySelector("[data-focus]")?.focus();
  form.addEventListener("change", save);
  form.addEventListener("submit", (event) => {
    const offline = navigator.onLine === false;
    form.querySelector(".survey-offline").hidden = !offline;
    if (offline || form.dataset.sending) event.preventDefault();
    if (offline) history.replaceState(null, "", window.location.pathname);
    else form.dataset.sending = "yes";
  });
  window.addEventListener("pageshow", () => delete form.dataset.sending);
}
