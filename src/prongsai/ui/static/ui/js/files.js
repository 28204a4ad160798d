// In a form with data-upload-limit a file larger than the house takes is told where it was chosen, and is not sent.
const note = document.getElementById("too-large");
const isTooLarge = (field) =>
  field.type === "file" && field.closest("[data-upload-limit]") && field.files[0]?.size > Number(note?.dataset.bytes);

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.type !== "file") return;
  const place = field.closest(".field") ?? field.parentElement;
  place.querySelector("[data-too-large]")?.remove();
  if (isTooLarge(field)) place.append(note.content.cloneNode(true));
});

document.addEventListener("submit", (event) => {
  const field = [...event.target.elements].find(isTooLarge);
  if (!field) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  field.focus();
}, true);
