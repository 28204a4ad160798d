// Makes or uses a passkey where somebody presses a button with data-passkey, and sends the form with what the device signed.
// create, get: which; the form's data-options say what is asked for, or the address in the button's data-asks does.
const bytes_of = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text_of = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (credentials) => credentials?.map((one) => ({ ...one, id: bytes_of(one.id) }));

// Bytes travel as text, in both directions.
const asked = ({ publicKey }) => ({
  publicKey: {
    ...publicKey,
    challenge: bytes_of(publicKey.challenge),
    ...(publicKey.user && { user: { ...publicKey.user, id: bytes_of(publicKey.user.id) } }),
    ...(publicKey.excludeCredentials && { excludeCredentials: listed(publicKey.excludeCredentials) }),
    ...(publicKey.allowCredentials && { allowCredentials: listed(publicKey.allowCredentials) }),
  },
});
const answered = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text_of(credential.response[name]);
  }
  const { id, type } = credential;
  return { id, type, rawId: text_of(credential.rawId), response, clientExtensionResults: credential.getClientExtensionResults() };
};

const says = (form, problem) => {
  for (const note of form.querySelectorAll("[data-passkey-problem]")) note.hidden = note.dataset.passkeyProblem !== problem;
};

for (const button of document.querySelectorAll("[data-passkey]")) {
  const { form } = button;
  const is_able = Boolean(window.PublicKeyCredential && navigator.credentials);
  if (is_able) button.hidden = false;
  else if (button.dataset.passkey === "create") says(form, "unable");
  button.addEventListener("click", async () => {
    says(form, "");
    try {
      const address = button.dataset.asks;
      const options = address ? await (await fetch(address)).json() : JSON.parse(form.dataset.options);
      const credential = await navigator.credentials[button.dataset.passkey](asked(options));
      form.elements.credential.value = JSON.stringify(answered(credential));
      if (form.elements.password) form.elements.password.value = "";
      if (address) form.action = address;
      form.submit();
    } catch {
      says(form, is_able ? "failed" : "unable");
    }
  });
}
