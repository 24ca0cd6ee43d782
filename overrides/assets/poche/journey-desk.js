/* What a teacher works with on a journey's page: this week large, the next one, what is still open,
   and in the list what was done. All of it is copied from the list of weeks into `markup`.
   `at` is what journey-weeks.js has made and knows, `year` is what is kept (see year.js);
   `act(what, key, value)` hears what is pressed or written. */
window.pocheDesk = function (at, markup, act) {
  "use strict";
  const { article, $, $$, say, make, icon, weeks, week } = at;

  const pieces = make("template", { innerHTML: markup }).content;
  $$("[data-into]", pieces).forEach((piece) => $(`[data-${piece.dataset.into}]`).append(...piece.childNodes));
  const keyOf = (step) => step.dataset.step;
  const titleOf = (step) => $(".line-title", step).textContent.trim();
  const isOff = (step) => step.classList.contains("step-line--off");
  const isSettled = (year, key) => Boolean(year.steps[key] && (year.steps[key].done || year.steps[key].skipped));

  // ---- the strip -----------------------------------------------------------------
  function showStrip(year) {
    weeks.forEach(({ number, steps }) => {
      const radio = $(`.strip input[value="${number}"]`);
      const open = steps.filter((step) => !isOff(step));
      radio.checked = number === year.week;
      const done = open.length > 0 && open.every((step) => isSettled(year, keyOf(step)));
      const shown = radio.nextElementSibling;
      const marks = $(".strip__marks", shown);
      if (done !== shown.classList.contains("strip__cell--done")) {
        shown.classList.toggle("strip__cell--done", done);
        if (done) marks.append(icon("check"));
        else marks.lastChild.remove();
      }
    });
    // On phones the strip is one row to be moved sideways: the chosen week is in sight.
    const chosen = $(".strip input:checked");
    const strip = $("[data-strip]");
    if (!chosen || strip.scrollWidth <= strip.clientWidth) return;
    const { left, width } = chosen.parentElement.getBoundingClientRect();
    strip.scrollLeft += left - strip.getBoundingClientRect().left - (strip.clientWidth - width) / 2;
  }

  // ---- this week, the next, what is open ---------------------------------------
  /** A step of the list once more, with as many tools as its place has room for. */
  function copy(step, doing) {
    const made = step.cloneNode(true);
    const key = keyOf(step);
    made.removeAttribute("data-step");
    made.dataset.of = key;
    $$(".line-mine", made).forEach((mine) => mine.remove());
    addWays(step, made);
    if (isOff(step) || !doing.length) return made;
    const tools = $("[data-tools]").content.cloneNode(true).firstElementChild;
    $$("[data-do]", tools).forEach((button) => {
      if (!doing.includes(button.dataset.do)) return button.remove();
      button.append(make("span", { className: "visually-hidden" }, ", " + titleOf(step)));
      button.addEventListener("click", () => act(button.dataset.do, key));
    });
    const note = $("[data-note]", tools);
    if (!doing.includes("note")) $(".tools__note", tools).remove();
    else {
      $(".tools__note > span", tools).append(make("span", { className: "visually-hidden" }, ", " + titleOf(step)));
      note.addEventListener("input", () => act("note", key, note.value));
    }
    made.append(make("p", { className: "line-mine" }), tools);
    return made;
  }
  /** What is one tap away: a sheet before the class and on paper, what a meeting asks for. */
  function addWays(step, made) {
    const inside = $(".line-title", made).parentElement;
    const first = keyOf(step).replace(/@\d+$/, "@1");
    if (first !== keyOf(step) && !isOff(step)) {
      inside.append(...$$(`[data-step="${first}"] .line-note`).map((note) => note.cloneNode(true)));
    }
    const { paper } = $(`[data-step="${keyOf(step).replace(/\.\d+$/, "")}"]`).dataset;
    if (paper === undefined) return;
    const ways = $("[data-ways]").content.cloneNode(true);
    $('[data-way="class"]', ways).href = $("a", step).getAttribute("href").replace(/\.html$/, ".class.html");
    if (paper) $('[data-way="paper"]', ways).href = paper;
    else $('[data-way="paper"]', ways).remove();
    inside.append(ways);
  }
  function fill(list, steps, doing) {
    $(list).replaceChildren(...steps.map((step) => copy(step, doing)));
  }
  function nearest(number) {
    const busy = weeks.filter(({ steps }) => steps.some((step) => !isOff(step)));
    const before = busy.filter((one) => one.number < number).pop();
    const after = busy.find((one) => one.number > number);
    const ways = [before, after].filter(Boolean).map((one) => {
      const label = say("week", { n: one.number }) + ": " + one.steps.filter((step) => !isOff(step)).map(titleOf).join(", ");
      const button = make("button", { type: "button", className: "button button--quiet" }, label);
      button.addEventListener("click", () => act("week", null, one.number));
      return button;
    });
    $("[data-nearest]").replaceChildren(...ways);
  }

  /** Show another week; `said` when somebody should hear it. */
  function showWeek(year, said) {
    const chosen = year.week && week(year.week);
    $("[data-now]").hidden = !chosen;
    weeks.forEach(({ item }) => item.classList.toggle("week--now", Boolean(chosen) && item === chosen.item));
    if (!chosen) return;
    const { number, when, steps } = chosen;
    const title = say("week", { n: number });
    $("[data-now-title]").textContent = title;
    $("[data-now-when]").textContent = when;
    if (said) $("[data-now-said]").textContent = [title, when].filter(Boolean).join(", ");
    $$("[data-turn]").forEach((way) => way.setAttribute("aria-disabled", String(!week(number + Number(way.dataset.turn)))));
    fill("[data-now-steps]", steps, ["done", "again", "less", "skip", "note"]);
    $("[data-now-free]").hidden = steps.some((step) => !isOff(step));
    nearest(number);
    const next = week(number + 1);
    $("[data-next]").hidden = !next || !(next.steps.length || next.when);
    $("[data-next-when]").textContent = next ? next.when : "";
    fill("[data-next-steps]", next ? next.steps : [], []);
    const earlier = weeks.slice(0, number - 1).flatMap((one) => one.steps);
    const open = earlier.filter((step) => !isOff(step) && !isSettled(year, keyOf(step)));
    $("[data-open-steps-box]").hidden = !open.length;
    fill("[data-open-steps]", open, ["done", "skip"]);
  }

  // ---- ticks and notes, wherever a step stands -----------------------------------
  function mine(kept) {
    const said = [];
    if (kept.done) said.push(kept.done > 1 ? say("often", { n: kept.done }) : say("done"));
    if (kept.skipped) said.push(say("skipped"));
    return said.join(" · ");
  }
  function mark(step, kept) {
    step.classList.toggle("step-line--done", Boolean(kept.done));
    step.classList.toggle("step-line--skipped", Boolean(kept.skipped));
    let line = $(".line-mine", step);
    const empty = !mine(kept) && !kept.note;
    if (empty && !line) return;
    if (!line) {
      line = make("p", { className: "line-mine" });
      $(".line-title", step).parentElement.append(line);
    }
    const inDesk = "of" in step.dataset;
    const state = make("strong", {}, ...(kept.done ? [icon("check")] : []), mine(kept));
    // Where there is a field for it, the note stands in the field.
    const note = kept.note && !$("[data-note]", step) ? [" ", make("q", {}, kept.note)] : [];
    line.replaceChildren(...(mine(kept) ? [state] : []), ...note);
    line.hidden = inDesk && !mine(kept) && !note.length;
  }
  function showTools(step, kept) {
    $$("[data-do]", step).forEach((button) => {
      const what = button.dataset.do;
      if (what === "done") button.setAttribute("aria-pressed", String(Boolean(kept.done)));
      if (what === "skip") button.setAttribute("aria-pressed", String(Boolean(kept.skipped)));
      if (what === "again") button.hidden = !kept.done;
      if (what === "less") button.hidden = !(kept.done > 1);
      if (what === "skip") button.hidden = Boolean(kept.done);
    });
    const field = $("[data-note]", step);
    if (field && field !== document.activeElement) field.value = kept.note || "";
  }
  function showMarks(year) {
    $$("[data-step], [data-of]").forEach((step) => {
      const kept = year.steps[step.dataset.step || step.dataset.of] || {};
      mark(step, kept);
      showTools(step, kept);
    });
    const open = $$("[data-open-steps] > [data-of]").filter((step) => !isSettled(year, step.dataset.of));
    $("[data-open-count]").textContent = String(open.length);
    showStrip(year);
  }
  /** Say something that somebody may want to undo. */
  function tell(key, values, undoable) {
    $("[data-told-words]").textContent = key ? say(key, values || {}) : "";
    $('[data-act="undo"]').hidden = !undoable;
  }

  return { showWeek, showMarks, tell };
};
