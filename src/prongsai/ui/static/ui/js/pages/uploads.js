// Sends the files of a form with data-uploads one by one, two at a time: progress for each, and safe to try again.
// Every file has an id of its own that it keeps over all tries, so that the server takes it in once.
const form = document.querySelector("[data-uploads]");
const AT_ONCE = 2;
const TRIES = 4;
const pauses = [0, 1000, 4000, 10000];
const new_id = () => [...crypto.getRandomValues(new Uint8Array(16))].map((part) => part.toString(16).padStart(2, "0")).join("");

if (form) {
  const words = document.getElementById("upload-row");
  const list = document.querySelector("[data-uploads-list]");
  const standing = document.querySelector("[data-uploads-standing]");
  const waiting = [];
  const all = [];
  let under_way = 0;

  const show = (upload, state, sentence = "") => {
    upload.state = state;
    for (const part of upload.row.querySelectorAll("[data-state]")) part.hidden = part.dataset.state !== state;
    const note = upload.row.querySelector("[data-sentence]");
    note.textContent = sentence;
    note.className = state === "refused" ? "upload-problem" : "upload-note";
    note.hidden = !sentence;
    const count = (wanted) => all.filter((each) => each.state === wanted).length;
    const figures = { stored: count("stored"), refused: count("refused"), total: all.length };
    standing.textContent = standing.dataset.words.replace(/\{(\w+)\}/g, (_, name) => figures[name]);
  };

  const refused_here = (file) => {
    if (file.size > Number(form.dataset.limit)) return words.dataset.tooLarge;
    const known = form.dataset.endings.split(",").some((ending) => file.name.toLowerCase().endsWith(ending));
    return known ? "" : words.dataset.wrongKind;
  };

  const sent = (upload) =>
    new Promise((answer) => {
      const content = new FormData(form);
      content.delete("files");
      content.set("upload_id", upload.id);
      content.append("files", upload.file);
      const request = new XMLHttpRequest();
      request.open("POST", form.action || location.href);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.onprogress = (event) => {
        upload.row.querySelector("[data-progress]").value = (100 * event.loaded) / event.total;
        if (event.loaded === event.total) show(upload, "checking");
      };
      request.onloadend = () => answer({ status: request.status, said: request.response });
      request.send(content);
    });

  const settle = (upload, status, said) => {
    const can_mend = status === 422 && !said?.again;
    upload.row.querySelector("[data-again]").hidden = can_mend;
    if (status !== 200 || !said) return show(upload, "refused", said?.sentence ?? words.dataset.noLine);
    const link = upload.row.querySelector("[data-open]");
    link.href = said.href;
    if (said.picture) {
      const picture = Object.assign(new Image(80, 60), { src: said.picture, alt: "" });
      upload.row.querySelector("[data-picture]").replaceChildren(picture);
    }
    show(upload, "stored", said.sentence);
  };

  const send = async (upload) => {
    let answer;
    for (let turn = 0; turn < TRIES; turn += 1) {
      await new Promise((resume) => setTimeout(resume, pauses[turn]));
      show(upload, "sending");
      answer = await sent(upload);
      if (answer.status && answer.status < 500) break;
    }
    settle(upload, answer.status, answer.said);
  };

  const work = async () => {
    while (waiting.length && under_way < AT_ONCE) {
      under_way += 1;
      send(waiting.shift()).finally(() => {
        under_way -= 1;
        work();
      });
    }
  };

  const add = (file) => {
    const row = words.content.firstElementChild.cloneNode(true);
    row.querySelector("[data-name]").textContent = file.name;
    list.append(row);
    const upload = { file, row, id: new_id(), state: "waiting" };
    all.push(upload);
    const sentence = refused_here(file);
    row.querySelector("[data-again]").hidden = true;
    row.querySelector("[data-again]").addEventListener("click", () => {
      waiting.push(upload);
      show(upload, "waiting");
      work();
    });
    show(upload, sentence ? "refused" : "waiting", sentence);
    if (!sentence) waiting.push(upload);
  };

  form.addEventListener("submit", (event) => {
    const inputs = [...form.querySelectorAll("[type=file]")];
    const files = inputs.flatMap((input) => [...input.files]);
    if (!files.length) return;
    event.preventDefault();
    if (!all.length) list.replaceChildren();
    document.querySelector("[data-uploads-result]").hidden = false;
    files.forEach(add);
    for (const input of inputs) input.value = "";
    work();
  });

  window.addEventListener("beforeunload", (event) => {
    if (waiting.length || under_way) event.preventDefault();
  });
}
