// One digit, and on to the next field; arrows and Enter move like in a table. Without this, Tab does.
const form = document.querySelector("[data-typing]");
const fields = [...form.querySelectorAll("tbody input")];
const across = form.querySelectorAll("tbody tr:first-child input").length;

function go(from, steps) {
  const next = fields[fields.indexOf(from) + steps];
  if (!next) return;
  next.focus();
  next.select();
}

form.addEventListener("input", (event) => {
  if (event.target.matches(".typed-digit") && /^[0-9๐-๙]$/.test(event.target.value)) go(event.target, 1);
});
form.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: across, ArrowUp: -across, Enter: 1 }[event.key];
  if (!steps || !event.target.matches("tbody input") || event.isComposing) return;
  event.preventDefault();
  go(event.target, steps);
});
(form.querySelector("[aria-invalid]") ?? fields.find((field) => !field.value))?.focus();
