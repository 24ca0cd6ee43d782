/* A journey's page: a year remembered. In the shell the shell keeps it; alone the page does,
   if its browser lets it. `at` is what journey-weeks.js has made and knows. */
window.pocheJourney = function (at, markup) {
  "use strict";
  const PAUSE_MS = 400; // after the last letter of a note
  const MOST_FILE_BYTES = 200000;

  const { bounded, parsed, isEmpty } = window.pocheYear;
  const { article, id, hub, key, inside, $, $$, weeks, guess } = at;
  const last = weeks.length;

  let year = { week: null, steps: {} };
  let begun = false; // something was shown
  let before = null; // what a file or a fresh start has put away
  let pause = 0;
  const desk = window.pocheDesk(at, markup, act);

  // ---- keeping -------------------------------------------------------------
  function keep() {
    clearTimeout(pause);
    pause = 0;
    if (inside()) return window.poche.tell("journey", { id, kept: year });
    try {
      if (isEmpty(year)) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(year));
      localStorage.setItem(hub + ":journey", id);
    } catch (refused) {
      desk.tell("refused");
    }
  }
  function recall() {
    try {
      return parsed(localStorage.getItem(key));
    } catch (refused) {
      return null;
    }
  }
  function show(kept, said) {
    begun = true;
    year = kept || { week: null, steps: {} };
    if (year.week > last) year = { ...year, week: last }; // an editor made it shorter
    at.show(year.week);
    desk.showWeek(year, said);
    desk.showMarks(year);
  }

  // ---- what is pressed or written ----------------------------------------------
  function change(step, more) {
    const kept = { ...year.steps[step], ...more };
    year = bounded({ ...year, steps: { ...year.steps, [step]: kept } });
  }
  function act(what, step, value) {
    const { done = 0, skipped = false } = year.steps[step] || {};
    if (what === "week") {
      year = { ...year, week: value };
      desk.tell("");
      keep();
      show(year, true);
      return;
    }
    if (what === "done") change(step, { done: done ? 0 : 1, skipped: false });
    if (what === "again") change(step, { done: Math.min(done + 1, 99) });
    if (what === "less") change(step, { done: done - 1 });
    if (what === "skip") change(step, { skipped: !skipped });
    if (what === "note") {
      change(step, { note: value });
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE_MS);
    } else keep();
    const held = document.activeElement; // a button that goes away loses the focus at once
    desk.showMarks(year);
    if (held.matches("[data-do][hidden]")) $$("[data-do]:not([hidden])", held.parentElement).pop().focus();
  }
  function replace(kept, key) {
    before = year;
    year = kept;
    keep();
    show(year, true);
    desk.tell(key, {}, true);
    $('[data-act="undo"]').focus();
  }

  // ---- one small file --------------------------------------------------------
  function save() {
    const text = JSON.stringify({ poche: 1, hub, journey: id, kept: year }, null, 1) + "\n";
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${hub}-${id}.poche.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60000); // some browsers read it late
    desk.tell("saved", { file: link.download });
  }
  /** The year in a file of this hub and this journey; null for any other. */
  function yearIn(text) {
    try {
      const file = JSON.parse(text);
      const ours = file.poche === 1 && file.hub === hub && file.journey === id;
      return ours ? bounded(file.kept) : null;
    } catch (broken) {
      return null;
    }
  }
  function read(file) {
    const refuse = () => desk.tell("not_read");
    if (!file || file.size > MOST_FILE_BYTES) return refuse();
    file.text().then((text) => {
      const kept = yearIn(text);
      if (!kept || kept.week > last) return refuse();
      replace(kept, "read_done");
    }, refuse);
  }

  const acts = {
    save,
    read: () => $("[data-file]").click(),
    fresh: () => replace({ week: null, steps: {} }, "fresh_done"),
    undo() {
      year = before;
      keep();
      show(year, true);
      desk.tell("");
      $(".desk__keep summary").focus();
    },
  };
  article.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if ("guessTake" in button.dataset) act("week", null, guess());
    if ("act" in button.dataset) acts[button.dataset.act]();
    const turned = year.week + Number(button.dataset.turn);
    if (turned >= 1 && turned <= last) act("week", null, turned);
  });
  $("[data-file]").addEventListener("change", ({ target }) => {
    read(target.files[0]);
    target.value = ""; // the same file may be read again
  });
  // Whoever leaves in the middle of a note has written it.
  article.addEventListener("change", () => pause && keep());
  addEventListener("pagehide", () => pause && keep());

  /** Take what the shell says of all journeys. */
  function hear({ refused, kept: all = {} }) {
    if (refused) return desk.tell("refused");
    const kept = bounded(all[id]) || { week: null, steps: {} };
    // Each part of this page that a link leads to brings the same again; what is being written stays.
    if (!begun || !(pause || JSON.stringify(kept) === JSON.stringify(year))) show(kept, false);
  }
  return { act, hear, recall: () => show(recall(), false) };
};
