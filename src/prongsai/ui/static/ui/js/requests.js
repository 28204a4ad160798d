// What every htmx request needs: the token, the focus on what is wrong, and a word when nothing came back.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = document.querySelector('meta[name="csrf-token"]').content;
});

document.addEventListener("htmx:afterSettle", (event) => {
  event.detail.elt.querySelector("[data-error-summary]")?.focus();
});

for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(failure, () => {
    const note = document.getElementById("could-not-send").content.cloneNode(true);
    document.getElementById("messages").replaceChildren(note);
  });
}

document.querySelector("[data-error-summary]")?.focus();
