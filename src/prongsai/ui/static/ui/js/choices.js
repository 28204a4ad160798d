// Theme and density change at once; without scripts the form does the same by way of the server.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-choice]")) return;
  event.preventDefault();
  const { name, value } = event.submitter;
  document.documentElement.dataset[name] = value;
  document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax`;
});
