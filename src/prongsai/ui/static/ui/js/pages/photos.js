// Photos are put in order by dragging: the card follows the pointer's place among the others, and the form is sent when
// it is let go. Fingers hold a moment first, so that the page can still be pushed along. The arrows do the same by keyboard.
const HOLD = 250;
let held = null;
let waiting = 0;

const cards = (list) => [...list.querySelectorAll(".photo-card")];

const take = (card) => {
  held = { card, before: cards(card.parentElement) };
  card.classList.add("photo-held");
};

const let_go = () => {
  clearTimeout(waiting);
  if (!held) return;
  const { card, before } = held;
  held = null;
  card.classList.remove("photo-held");
  const after = cards(card.parentElement);
  if (after.some((each, place) => each !== before[place])) card.closest("form").requestSubmit();
};

document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest?.("[data-photo-grip]")?.closest(".photo-card");
  if (!card || event.button) return;
  if (event.pointerType === "mouse") take(card);
  else waiting = setTimeout(() => take(card), HOLD);
});

document.addEventListener("pointermove", (event) => {
  if (!held) return clearTimeout(waiting);
  const under = document.elementFromPoint(event.clientX, event.clientY)?.closest(".photo-card");
  if (!under || under === held.card || under.parentElement !== held.card.parentElement) return;
  const order = cards(under.parentElement);
  if (order.indexOf(under) > order.indexOf(held.card)) under.after(held.card);
  else under.before(held.card);
});

document.addEventListener("touchmove", (event) => held && event.preventDefault(), { passive: false });
for (const name of ["pointerup", "pointercancel", "blur"]) window.addEventListener(name, let_go);
for (const form of document.querySelectorAll("[data-photos]")) form.classList.add("photo-scripted");
document.addEventListener("htmx:afterSettle", () => {
  for (const form of document.querySelectorAll("[data-photos]")) form.classList.add("photo-scripted");
});
