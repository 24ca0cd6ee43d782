/* The page of the check: its words in the reader's language, its progress, its verdict. */
(function () {
  "use strict";
  const facts = JSON.parse(document.getElementById("verify-facts").textContent);
  const check = pocheCheck(facts);
  const pick = pochePick();
  const SHOWN = 100; // of wrong files, so that the page of a stick without any stays light
  const el = (id) => document.getElementById(id);
  const state = { lang: facts.languages[0], at: "ask", done: 0, total: 0, found: null, turn: 0 };

  function say(key, values) {
    const words = facts.strings[state.lang][key];
    return words.replace(/\{(\w+)\}/g, (all, name) => (values ? values[name] : all));
  }

  function number(value) {
    const text = String(value);
    return text.replace(/\B(?=(\d{3})+(?!\d))/g, facts.dates[state.lang].thousands);
  }

  function day(year, month, date) {
    const { pattern, months } = facts.dates[state.lang];
    const first = state.lang === "fr" && date === 1 ? "1er" : String(date);
    return pattern.replace(/MMMM|d|y/g, (part) =>
      part === "d" ? first : part === "y" ? String(year) : months[month - 1]
    );
  }

  /* 20260901T080000Z, 2028-06-30: both begin with the day. */
  function dayOf(text) {
    const match = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text || "");
    return match && Number(match[2]) <= 12 ? match.slice(1).map(Number) : null;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  }

  function before(one, two) {
    return one[0] * 10000 + one[1] * 100 + one[2] < two[0] * 10000 + two[1] * 100 + two[2];
  }

  function paragraph(text, name) {
    const made = document.createElement("p");
    made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  /* Files of one kind: how many, what to do, and which. */
  function group(kind, paths) {
    const made = document.createElement("div");
    made.className = "group";
    const heading = document.createElement("h3");
    heading.textContent = say(kind, { n: number(paths.length) });
    made.append(heading, paragraph(say(`${kind}_do`)));
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = say("which");
    const list = document.createElement("ul");
    for (const path of paths.slice(0, SHOWN)) {
      const item = document.createElement("li");
      item.textContent = path;
      list.append(item);
    }
    details.append(summary, list);
    if (paths.length > SHOWN) {
      details.append(paragraph(say("and_more", { n: number(paths.length - SHOWN) })));
    }
    made.append(details);
    return made;
  }

  /* What the date says: nothing, that it holds, that it has passed, or that nobody can know. */
  function validity(stamp) {
    const ends = dayOf(stamp.valid_until);
    const made = dayOf(stamp.version);
    if (!ends || !made) return null;
    const now = today();
    const yesterday = new Date(Date.UTC(made[0], made[1] - 1, made[2] - 1));
    const earliest = [yesterday.getUTCFullYear(), yesterday.getUTCMonth() + 1, yesterday.getUTCDate()];
    if (before(now, earliest)) return ["clock", { today: day(...now), date: day(...made) }];
    return [before(ends, now) ? "ended" : "valid", { date: day(...ends) }];
  }

  function verdict(found) {
    if (found.damaged || found.missing.length || found.changed.length) return "broken";
    if (found.leftover.length || found.foreign.length) return "more";
    return "whole";
  }

  function showResult() {
    const found = state.found;
    const kind = found === "none" || found === "unread" ? found : verdict(found);
    el("result").dataset.kind = kind;
    el("verdict").textContent = say(kind);
    const told = el("told-all");
    told.replaceChildren();
    if (typeof found === "string") {
      told.append(paragraph(say(`${found}_do`)));
      return;
    }
    if (found.damaged) told.append(paragraph(say("damaged")));
    const values = { n: number(found.right), mb: number(Math.ceil(found.bytes / 1e6)) };
    if (!found.damaged) told.append(paragraph(say("right", values)));
    if (kind === "broken") told.append(paragraph(say("broken_do"), "advice"));
    for (const each of ["missing", "changed", "leftover", "foreign"]) {
      if (found[each].length) told.append(group(each, found[each]));
    }
    if (found.stamp) showStamp(found.stamp, kind, told);
  }

  function showStamp(stamp, kind, told) {
    const made = dayOf(stamp.version);
    let valid = validity(stamp);
    // What must be copied anew is not to be called usable.
    if (kind === "broken" && valid && valid[0] === "valid") valid = null;
    if (valid) told.append(paragraph(say(...valid), valid[0] === "valid" ? "" : "advice"));
    const title = String(stamp.title);
    if (made) told.append(paragraph(say("edition", { title, date: day(...made) }), "quiet"));
  }

  function show() {
    document.documentElement.lang = state.lang;
    document.title = `${say("title")} – ${facts.titles[state.lang]}`;
    el("hub").textContent = facts.titles[state.lang];
    for (const each of document.querySelectorAll("[data-say]")) {
      each.textContent = say(each.dataset.say);
    }
    for (const each of document.querySelectorAll("[data-say-label]")) {
      each.setAttribute("aria-label", say(each.dataset.sayLabel));
    }
    for (const each of el("languages").children) {
      each.setAttribute("aria-pressed", String(each.lang === state.lang));
    }
    el("ask").hidden = state.at !== "ask";
    el("work").hidden = state.at !== "work";
    el("result").hidden = state.at !== "result";
    if (state.at === "work") showProgress();
    if (state.at === "result") showResult();
  }

  function megabytes() {
    const [done, total] = [state.done, state.total].map((bytes) => number(Math.ceil(bytes / 1e6)));
    return say("far", { done, total });
  }

  function showProgress() {
    el("bar").max = state.total || 1;
    el("bar").value = state.done;
    el("far").textContent = megabytes();
  }

  /* A screen reader hears every quarter, not every megabyte. */
  function hear(done, total) {
    const quarter = (bytes) => Math.floor((4 * bytes) / (total || 1));
    const heard = quarter(done) > quarter(state.done) && quarter(done) < 4;
    state.done = done;
    state.total = total;
    showProgress();
    if (heard) el("status").textContent = megabytes();
  }

  async function begin(files) {
    state.turn += 1;
    const turn = state.turn;
    const stopped = () => turn !== state.turn;
    Object.assign(state, { at: "work", done: 0, total: 0 });
    show();
    el("status").textContent = say("busy");
    el("stop").focus();
    try {
      const picked = await files;
      state.found = await check.run(picked, (...far) => stopped() || hear(...far), stopped);
    } catch (error) {
      state.found = error instanceof check.NoEdition ? "none" : "unread";
    }
    if (stopped()) return;
    state.at = "result";
    el("status").textContent = "";
    show();
    el("result").focus();
    el("result").scrollIntoView({ block: "start" });
  }

  function again() {
    state.turn += 1;
    Object.assign(state, { at: "ask", found: null });
    el("picked").value = "";
    el("status").textContent = "";
    show();
    el("choose").focus();
  }

  function languages() {
    const wishes = Array.from(navigator.languages || [], (tag) => tag.slice(0, 2).toLowerCase());
    state.lang = wishes.find((tag) => facts.languages.includes(tag)) || facts.languages[0];
    for (const each of el("languages").children) {
      each.addEventListener("click", () => {
        state.lang = each.lang;
        show();
      });
    }
  }

  el("choose").addEventListener("click", () => el("picked").click());
  el("picked").addEventListener("change", () => {
    if (el("picked").files.length) begin(pick.chosen(el("picked").files));
  });
  el("stop").addEventListener("click", again);
  el("again").addEventListener("click", again);
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    begin(pick.dropped(event.dataTransfer));
  });
  languages();
  show();
  el("main").hidden = false;
})();
