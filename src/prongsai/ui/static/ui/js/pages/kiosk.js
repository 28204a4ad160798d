// A shared device: it forgets. When nobody touches it, after thanks, and on the way back, it goes to its start.
const page = document.querySelector("[data-kiosk]");
const form = page.querySelector("form.survey");
const dialog = document.querySelector("dialog.survey-still");
const QUIET_SECONDS = 60;
const WARNING_SECONDS = 20;
const THANKS_SECONDS = 8;
let timer = 0;

function rest() {
  form?.reset();
  window.location.replace(page.dataset.kiosk);
}

function warn() {
  if (!form) return rest();
  dialog.showModal();
  timer = setTimeout(rest, WARNING_SECONDS * 1000);
}

function wait() {
  clearTimeout(timer);
  if (page.querySelector("[data-rests]")) timer = setTimeout(rest, THANKS_SECONDS * 1000);
  else timer = setTimeout(warn, QUIET_SECONDS * 1000);
}

function touched() {
  if (!dialog.open) wait();
}

function cameBack(event) {
  const [how] = performance.getEntriesByType("navigation");
  return event.persisted || how?.type === "back_forward";
}

for (const touch of ["pointerdown", "keydown", "wheel"]) document.addEventListener(touch, touched, { passive: true });
for (const answer of ["submit", "cancel"]) dialog.addEventListener(answer, wait);
window.addEventListener("pageshow", (event) => {
  if (form && cameBack(event)) rest();
});
wait();
