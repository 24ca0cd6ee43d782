/* In each page of a preview: renews it after a save, lays what is wrong over it, and says at its
   foot what its editor wants to know. */
(function () {
  "use strict";
  var own = document.currentScript;
  var token = own.dataset.token;
  var page = location.pathname.slice(1);
  var seen = "";
  var host = document.createElement("aside");
  var inside = host.attachShadow({ mode: "open" });
  var style = document.createElement("style");
  style.textContent =
    ":host{all:initial}" +
    "@media print{:host{display:none}}" +
    "*{box-sizing:border-box;font:1rem/1.5 system-ui,sans-serif}" +
    "pre{position:fixed;z-index:9;inset:0 0 auto;max-height:60vh;overflow:auto;margin:0;padding:1rem;" +
    "background:#7a2413;color:#fff;font-family:monospace;white-space:pre-wrap;overflow-wrap:anywhere}" +
    "details{position:fixed;z-index:8;inset:auto 0 0;max-height:50vh;overflow:auto;background:#1b1b1b;color:#fff;border-top:2px solid #ffd166}" +
    "summary{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;min-height:44px;padding:.5rem 1rem;cursor:pointer}" +
    "summary::before{content:'\\25B8'}details[open]>summary::before{content:'\\25BE'}" +
    "summary b{font-weight:700;color:#ffd166}" +
    "div{padding:.25rem 1rem 1rem}" +
    "ul{margin:0 0 1rem;padding:0;list-style:none}" +
    "li{padding:.5rem 0;border-top:1px solid #666;overflow-wrap:anywhere}" +
    "small{display:block;color:#d9d9d9}" +
    "button{min-height:44px;margin:0 .5rem .5rem 0;padding:.25rem .75rem;border:1px solid #fff;border-radius:4px;background:none;color:#fff;cursor:pointer;overflow-wrap:anywhere;text-align:start}" +
    ":focus-visible{outline:3px solid #ffd166;outline-offset:2px}";
  inside.append(style);
  var box = document.createElement("pre");
  box.setAttribute("role", "alert");
  var bar = document.createElement("details");
  try {
    bar.open = sessionStorage.getItem("poche-editor") === "open"; // as it was before the save
    bar.addEventListener("toggle", function () { sessionStorage.setItem("poche-editor", bar.open ? "open" : ""); });
  } catch (refused) {} // then it is closed each time

  function part(tag, text, parent) {
    var made = document.createElement(tag);
    made.textContent = text;
    parent.append(made);
    return made;
  }
  function open(path, line) {
    fetch("/__preview/open", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Poche": token },
      body: JSON.stringify({ page: page, path: path, line: line }),
    });
  }
  function opener(said, path, line, parent) {
    part("button", said.open.replace("{file}", path + (line ? ":" + line : "")), parent)
      .addEventListener("click", function () { open(path, line); });
  }
  function show(said) {
    bar.replaceChildren();
    bar.lang = said.lang;
    host.lang = said.lang;
    host.setAttribute("aria-label", said.title);
    var summary = part("summary", "", bar);
    part("b", said.title, summary);
    part("span", said.summary, summary);
    said.notes.forEach(function (note) { part("span", note, summary); });
    var more = part("div", "", bar);
    var list = part("ul", "", more);
    said.problems.forEach(function (problem) {
      var item = part("li", problem.head, list);
      item.lang = problem.lang;
      part("small", problem.help, item);
      if (said.files.indexOf(problem.path) >= 0) opener(said, problem.path, problem.line, item);
      else part("small", problem.path, item);
    });
    said.files.forEach(function (path) { opener(said, path, "", more); });
    inside.append(bar);
    document.body.style.paddingBottom = "60px";
  }
  function ask() {
    fetch("/__preview/state?page=" + encodeURIComponent(page) + "&seen=" + encodeURIComponent(seen))
      .then(function (answer) { return answer.json(); })
      .then(function (state) {
        if (seen && seen.split(" ")[0] !== String(state.version)) {
          location.reload();
          return new Promise(function () {});
        }
        seen = state.seen;
        box.textContent = state.problems;
        if (state.problems) inside.append(box);
        else box.remove();
        if (state.page) show(state.page);
        return 0;
      })
      .catch(function () { return 500; }) // the server may be gone for a while
      .then(function (pause) { setTimeout(ask, pause); });
  }
  document.body.append(host);
  ask();
})();
