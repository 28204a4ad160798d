// A link to a figure opens its story in the side panel of the page, where there is one.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href*='/figures/']:not([data-whole])");
  const panel = document.getElementById("trace");
  if (!link || !panel || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  window.htmx.ajax("GET", link.getAttribute("href"), { target: "#trace-body", swap: "innerHTML" });
  if (!panel.open) panel.showModal();
});
