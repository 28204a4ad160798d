// In a table of fields, Enter and the arrow keys go up and down; a pasted column fills downward.
const fieldsBeside = (field) => [...field.closest("[data-typed-table]").querySelectorAll("input:not([type=hidden])")];

document.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-typed-table] input")) return;
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const fields = fieldsBeside(event.target);
  const next = fields[fields.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
});

document.addEventListener("paste", (event) => {
  if (!event.target.matches("[data-typed-table] input")) return;
  const lines = event.clipboardData.getData("text").trim().split(/\r?\n/);
  if (lines.length < 2) return;
  event.preventDefault();
  const fields = fieldsBeside(event.target);
  const start = fields.indexOf(event.target);
  lines.forEach((line, place) => {
    const field = fields[start + place];
    if (field) field.value = line.trim();
  });
  fields[Math.min(start + lines.length, fields.length) - 1].focus();
});
