/* The words of what plays: the line that is said or sung now is marked and kept
   in view; a press on a line goes there. */
window.pocheLines = function (shell, engine) {
  "use strict";
  const EARLY_S = 0.02; // a line may light up a frame early, never late

  const $ = (id) => document.getElementById(id);
  const list = $("lines");
  let recording = null;
  let captions = {}; // language → [[start, end, text, voice]]
  let chosen = null; // the language that the reader chose, for as long as it is there
  let shown = []; // [start, end, element]
  let current = null;

  /** Show the words of another recording, or none. */
  function use(id, words) {
    if (id === recording && list.children.length) return choose(words);
    recording = id;
    captions = {};
    list.replaceChildren();
    shown = [];
    if (!words) return;
    shell.withWords(id, words.url, (data) => {
      if (id !== recording || !data) return;
      captions = data;
      choose(words);
    });
  }

  function choose(words) {
    const langs = words.langs.filter((lang) => captions[lang]);
    const lang = langs.includes(chosen) ? chosen : langs[0];
    const buttons = langs.map((each) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "pill", lang: each, textContent: shell.languageName(each) });
      button.setAttribute("aria-pressed", String(each === lang));
      button.addEventListener("click", () => {
        chosen = each;
        choose(words);
        $("words-langs").querySelector("[aria-pressed=true]").focus();
      });
      return button;
    });
    $("words-langs").hidden = langs.length < 2;
    $("words-langs").replaceChildren(...buttons);
    write(lang);
  }

  function write(lang) {
    list.lang = lang || "";
    current = null;
    shown = (captions[lang] || []).map(([start, end, text, voice]) => {
      const line = document.createElement("li");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "line", textContent: text });
      button.addEventListener("click", () => engine.play({ id: recording, at: start }));
      if (voice) {
        const name = document.createElement("span");
        Object.assign(name, { className: "voice", textContent: voice });
        line.append(name, " ");
      }
      line.append(button);
      return [start, end, line];
    });
    window.pocheRefill(list, shown.map(([, , line]) => line));
  }

  /** Mark what is said at a second of the file. */
  function time(at) {
    const found = shown.filter(([start, end]) => at >= start - EARLY_S && at < end).pop();
    const line = found ? found[2] : null;
    if (line === current) return;
    if (current) current.removeAttribute("aria-current");
    current = line;
    if (!line) return;
    line.setAttribute("aria-current", "true");
    // Only the list scrolls, never what is around it.
    list.scrollTop = line.offsetTop - list.clientHeight / 3;
  }

  return { use, time };
};
