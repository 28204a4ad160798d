// A button with data-copy="#id" copies the text of that element, and says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  const before = button.innerHTML;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.innerHTML = before), 2000);
});
