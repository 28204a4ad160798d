// "/" goes to the search, "g" and a letter to a page of the menu, "?" shows the list.
let waiting = false;

// The letter on the key where the keyboard is switched to Thai: ฟ lies on a, เ on g, ฝ on the slash.
const signOf = (event) => {
  if (/^[!-~]$/.test(event.key)) return event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const sign = signOf(event);
  const search = document.querySelector("[data-search]");
  if (waiting) {
    waiting = false;
    document.querySelector(`[data-go="${CSS.escape(sign)}"]`)?.click();
  } else if (sign === "g") {
    waiting = true;
    setTimeout(() => (waiting = false), 1500);
  } else if (sign === "/" && search) {
    event.preventDefault();
    search.focus();
  } else if (sign === "?") {
    document.getElementById("keys")?.showModal();
  }
});
