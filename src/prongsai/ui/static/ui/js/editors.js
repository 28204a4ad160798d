// A part of the page that comes along with an answer never takes away a form in which somebody is writing.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.querySelector("[data-editor]")) event.detail.shouldSwap = false;
});
