// A part of the page that comes along with an answer never takes away a form in which somebody is writing.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.querySelector("[data-editor]")) event.detail.shouldSwap = false;
});

// Closing a form takes the cursor back to the heading of its item, not to the top of the page.
document.addEventListener("htmx:afterSettle", (event) => {
  if (document.activeElement !== document.body) return;
  event.detail.elt.closest?.(".plan-item")?.querySelector("h3[tabindex]")?.focus();
});
