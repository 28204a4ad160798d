// A range with data-moves="id" moves that field, and follows it. Without scripts it stays hidden.
for (const slider of document.querySelectorAll("[data-moves]")) {
  const field = document.getElementById(slider.dataset.moves);
  slider.hidden = false;
  slider.addEventListener("input", () => (field.value = Number(slider.value).toFixed(2)));
  field.addEventListener("input", () => (slider.value = field.value));
}
