/* What a journey's page shows of a teacher's desk before she works at it: the strip of weeks, and
   the week in which this device believes to be, which is a guess and nothing else. Most readers
   never press a week. What she works with comes when she turns to it, and at once, before the page
   is shown, where a year is kept. The list of weeks stands in the page whole without any script;
   `markup` and `words` come with <lang>/weeks.js. */
window.pocheWeeks = function (markup, words) {
  "use strict";
  const DAY_MS = 24 * 3600 * 1000;
  const DESK = ["year", "journey-desk", "journey"]; // scripts beside <lang>/desk.js, and desk.css

  const article = document.querySelector("[data-journey]");
  const { hub, root, lang } = document.querySelector("[data-root]").dataset;
  const id = article.dataset.journey;
  const key = hub + ":journey:" + id; // alone the page keeps a year itself, in the shell the shell does
  const inside = () => document.documentElement.classList.contains("in-shell");

  const $ = (selector, from) => (from || article).querySelector(selector);
  const $$ = (selector, from) => Array.from((from || article).querySelectorAll(selector));
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (hole, name) => values[name]);
  const make = (tag, more, ...inside) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inside);
    return made;
  };
  const icon = (name) => {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#d-" + name);
    drawn.setAttribute("class", "icon");
    drawn.setAttribute("aria-hidden", "true");
    drawn.append(use);
    return drawn;
  };

  $("[data-desk-place]").innerHTML = markup;
  const weeks = $$(".week").map((item) => ({
    item,
    number: Number(item.id.slice("week-".length)),
    when: ($(".week__when", item) || item.ownerDocument.createElement("p")).textContent,
    steps: $$("[data-step]", item),
  }));
  const week = (number) => weeks[number - 1];

  // ---- the strip: one radio for each week, so that arrow keys walk it ------------
  function buildStrip() {
    const phases = $$(".phase").map((phase) => {
      const cells = $$(".week", phase).map((item) => cell(week(Number(item.id.slice(5)))));
      const label = make("span", { className: "strip__label" }, phase.dataset.phase);
      const row = make("span", { className: "strip__row" }, ...cells);
      return make("div", { className: "strip__phase" }, label, row);
    });
    $("[data-strip]").append(...phases);
    // A mark that no week has needs no explanation.
    $$("[data-legend]").forEach((row) => (row.hidden = !$(`.strip__marks [href="#d-${row.dataset.legend}"]`)));
  }
  function cell({ item, number, when, steps }) {
    const radio = make("input", { type: "radio", name: "week", value: number });
    radio.addEventListener("change", () => bring().then((desk) => desk.act("week", null, number)));
    const marks = make("span", { className: "strip__marks" });
    const concert = Boolean($(".week__number--concert", item));
    if (concert) marks.append(icon("concert"));
    if ("holidays" in item.dataset) marks.append(icon("do-rest"));
    const shown = make("span", { className: "strip__cell" }, make("b", {}, number), marks);
    shown.classList.toggle("strip__cell--free", !steps.length);
    shown.classList.toggle("strip__cell--concert", concert);
    shown.setAttribute("aria-hidden", "true");
    const phase = concert ? item.closest(".phase").dataset.phase : "";
    const heard = [say("week", { n: number }), when, phase].filter(Boolean).join(", ");
    return make("label", { className: "strip__week" }, radio, shown, make("span", { className: "visually-hidden" }, heard));
  }

  /** The week in which this device believes to be; 0 outside the year, or without a project. */
  function guess() {
    const { start } = article.dataset;
    if (!start) return 0;
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const number = Math.floor((today - Date.parse(start)) / DAY_MS / 7) + 1;
    return week(number) ? number : 0;
  }
  /** Show the desk; the guess is of no use where that week is chosen. */
  function show(chosen) {
    const number = guess();
    const line = $("[data-guess] [data-say]");
    $("[data-guess]").hidden = !number || number === chosen;
    line.textContent = number ? line.dataset.say.replace("{n}", number) : "";
    $("[data-desk]").hidden = false;
    article.classList.add("has-desk");
  }

  // ---- the rest of the desk ------------------------------------------------------
  let desk = null;
  let coming = null;
  function load(tag, more) {
    const made = make(tag, more);
    document.head.append(made);
    return new Promise((came, failed) => Object.assign(made, { onload: came, onerror: failed }));
  }
  /** Bring what a teacher works with; the promise of it, which stays one where a copy lacks a file. */
  function bring() {
    if (coming) return coming;
    const scripts = [...DESK.map((name) => "assets/poche/" + name), lang + "/desk"];
    const files = scripts.map((way) => load("script", { src: root + way + ".js" }));
    files.push(load("link", { rel: "stylesheet", href: root + "assets/poche/desk.css" }));
    const all = Promise.all(files).then(() => {
      const [markup, more] = window.pocheDeskSaid;
      Object.assign(words, more);
      desk = window.pocheJourney({ article, id, hub, key, inside, $, $$, say, make, icon, weeks, week, guess, show }, markup);
      return desk;
    });
    coming = all.catch(() => new Promise(() => {}));
    all.catch(() => {
      show(0); // the weeks can be seen, and the page
      release();
    });
    return coming;
  }
  const release = () => window.poche.come("desk");
  /** Show what is kept, `hear` it by the desk, or the weeks alone where nothing is. */
  function begin(kept, hear) {
    if (desk) return hear(desk);
    if (kept) return bring().then(hear).then(release);
    if (!coming) show(0);
    release();
  }
  const hasKept = ({ week = null, steps = {} }) => week !== null || Object.keys(steps).length > 0;
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1 || data.kind !== "journeys") return;
    const mine = (data.kept || {})[id];
    begin(data.refused || (mine && hasKept(mine)), (it) => it.hear(data));
  });
  function recall() {
    try {
      return localStorage.getItem(key);
    } catch (refused) {
      return null;
    }
  }

  buildStrip();
  window.poche.wait("desk");
  if (!inside()) begin(recall(), (it) => it.recall());
  const place = $("[data-desk]");
  ["pointerover", "focusin"].forEach((turned) => place.addEventListener(turned, bring, { once: true }));
  // What is pressed before the rest is there is pressed once it is.
  place.addEventListener("click", (event) => {
    const pressed = desk ? null : event.target.closest("summary, button");
    if (!pressed) return;
    event.preventDefault();
    bring().then(() => pressed.click());
  });
};
