/* Following the music in a score: what sounds is marked while it sounds, and a note that is
   pressed, or chosen with the arrows and Enter, is where the music goes. */
(function () {
  "use strict";
  const EARLY_S = 0.02; // a note may light up a frame early, never late
  const SILENT_S = 0.5; // for so long without news, time is believed to go on evenly
  const REACH_PX = 28; // a finger is not as fine as a notehead
  const HANDS_OFF_MS = 5000; // who scrolls by hand is left alone for so long
  const SVG = "http://www.w3.org/2000/svg";

  const { all, ask } = window.poche;
  const inShell = () => document.documentElement.classList.contains("in-shell");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const followers = [];
  let news = null; // what the shell said last of what sounds, and when
  // The page's own sound that played last, when it is read alone; it may have brought us here.
  let own = inShell() ? null : Array.from(all("audio[data-recording]")).find((it) => !it.paused) || null;
  let frame = 0;
  let scrolled = -Infinity;

  // ---- what sounds, and where it is -------------------------------------------------------
  function time() {
    if (own) return { recording: own.dataset.recording, at: own.currentTime, playing: !own.paused };
    if (!news) return { recording: "", at: 0, playing: false };
    const since = Math.min((performance.now() - news.came) / 1000, SILENT_S);
    return { ...news, at: news.at + (news.playing ? since * (news.rate || 1) : 0) };
  }
  function tick() {
    frame = 0;
    const now = time();
    followers.forEach((follower) => follower.show(now));
    if (now.playing) wake();
  }
  function wake() {
    frame ||= requestAnimationFrame(tick);
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1) return;
    if (data.kind === "time") news = { ...data, came: performance.now() };
    if (data.kind === "state" && !data.id) news = null;
    wake();
  });
  for (const type of ["play", "playing", "pause", "seeked", "emptied", "ratechange"]) {
    document.addEventListener(
      type,
      ({ target }) => {
        if (!target.dataset.recording || (target.paused && target !== own)) return;
        if (!inShell()) own = target;
        wake();
      },
      true
    );
  }
  for (const type of ["wheel", "touchmove", "keydown"]) {
    addEventListener(type, ({ key }) => (type !== "keydown" || /^(Page|Arrow|Home|End)/.test(key)) && (scrolled = performance.now()), { passive: true });
  }

  // ---- seconds and quarter notes: moments are [seconds, quarters] ------------------------------
  function quartersAt(moments, at) {
    const next = moments.findIndex(([seconds]) => seconds > at);
    if (next < 1) return null; // before the music, or after it
    const [[from, begins], [to, ends]] = [moments[next - 1], moments[next]];
    return ends > begins ? begins + ((ends - begins) * (at - from)) / (to - from) : null;
  }
  /** When a moment of the score sounds: in the pass that plays now, else in the nearest, else first. */
  function secondsAt(moments, quarters, now) {
    let pass = 0;
    const found = [];
    for (let i = 1; i < moments.length; i += 1) {
      const [[from, begins], [to, ends]] = [moments[i - 1], moments[i]];
      if (ends <= begins) pass += 1;
      else if (quarters >= begins - 1e-6 && quarters < ends - 1e-6) {
        found.push({ pass, at: from + ((to - from) * (quarters - begins)) / (ends - begins) });
      }
      if (now !== null && now >= from) found.now = pass;
    }
    const far = ({ at, pass: its }) => (now === null ? at : Math.abs(at - now) - (its === found.now ? 1e6 : 0));
    return found.length ? found.reduce((best, each) => (far(each) < far(best) ? each : best)).at : null;
  }

  /** Let a score be followed. */
  window.pocheFollow = function (root, names) {
    const drawing = root.querySelector("[data-drawing]");
    const { prefix } = root.dataset;
    const follows = {}; // recording → moments
    root.querySelectorAll("[data-follow]").forEach(({ dataset }) => {
      follows[dataset.follow] = dataset.moments.split(" ").map((pair) => pair.split(",").map(Number));
    });
    const along = root.querySelector("[data-keep-in-view]");
    let score = null; // [quarters, ids that sound from then on]
    let begins = {}; // id → quarters
    let order = []; // ids by the moment in which they begin: [[id, id], …]
    let sounding = ""; // ids
    let here = null; // the note that the keyboard is at

    const element = (id) => drawing.querySelector("#" + CSS.escape(prefix + id));
    const words = (id) => drawing.querySelectorAll(`[data-for="${CSS.escape(prefix + id)}"]`);
    const idOf = (note) => note.id.slice(prefix.length);

    // ---- marks ------------------------------------------------------------------------------
    function ring(note, name, air) {
      const box = note.getBBox();
      const mark = document.createElementNS(SVG, "rect");
      const places = { x: box.x - air, y: box.y - air, width: box.width + 2 * air, height: box.height + 2 * air, rx: air + box.height / 2 };
      Object.entries(places).forEach(([key, value]) => mark.setAttribute(key, value));
      mark.setAttribute("class", name);
      const svg = drawing.querySelector("svg");
      svg.insertBefore(mark, svg.querySelector(":scope > :not(defs)"));
    }
    function mark(ids) {
      if (ids === sounding) return;
      drawing.querySelectorAll(".score__halo").forEach((each) => each.remove());
      drawing.querySelectorAll(".is-sounding").forEach((each) => each.classList.remove("is-sounding"));
      sounding = ids;
      const notes = ids.split(" ").filter(Boolean).map(element).filter(Boolean);
      notes.forEach((note) => {
        ring(note, "score__halo", 9);
        [note, ...words(idOf(note))].forEach((each) => each.classList.add("is-sounding"));
      });
      if (notes.length) keepInView(notes[0]);
    }
    function keepInView(note) {
      if (along.getAttribute("aria-pressed") !== "true" || performance.now() - scrolled < HANDS_OFF_MS) return;
      const { top, bottom } = note.getBoundingClientRect();
      if (top > innerHeight * 0.12 && bottom < innerHeight * 0.72) return;
      const shown = drawing.getBoundingClientRect();
      if (shown.bottom < 0 || shown.top > innerHeight * 0.85) return; // they look at something else
      scrollBy({ top: top - innerHeight * 0.3, behavior: still.matches ? "auto" : "smooth" });
    }

    // ---- from a note to the music ---------------------------------------------------------------
    function jump(id) {
      const now = time();
      const recording = follows[now.recording] ? now.recording : Object.keys(follows)[0];
      if (!recording || begins[id] === undefined) return;
      const at = secondsAt(follows[recording], begins[id], now.recording === recording ? now.at : null);
      scrolled = -Infinity;
      if (at !== null) ask("play", { id: recording, at: Math.round(at * 1000) / 1000 });
    }
    function nearest({ clientX, clientY }) {
      let [best, least] = [null, REACH_PX];
      for (const id of order.flat()) {
        const { left, right, top, bottom } = element(id).getBoundingClientRect();
        const far = Math.hypot(Math.max(left - clientX, 0, clientX - right), Math.max(top - clientY, 0, clientY - bottom));
        if (far < least) [best, least] = [id, far];
      }
      return best;
    }
    function press(event) {
      const sung = event.target.closest("[data-for]");
      const id = sung ? sung.dataset.for.slice(prefix.length) : nearest(event);
      if (id === null) return;
      goTo(id);
      jump(id);
    }
    drawing.addEventListener("click", press);

    // ---- the keyboard: one stop, arrows inside -----------------------------------------------------
    function goTo(id) {
      drawing.querySelectorAll(".score__here").forEach((each) => each.remove());
      drawing.querySelectorAll("[aria-selected=true]").forEach((each) => each.setAttribute("aria-selected", "false"));
      here = id;
      const note = element(id);
      note.setAttribute("aria-selected", "true");
      drawing.setAttribute("aria-activedescendant", note.id);
      ring(note, "score__here", 14);
      return note;
    }
    function step(key) {
      const at = order.findIndex((ids) => ids.includes(here));
      const ids = order[at] || [];
      const inside = ids.indexOf(here);
      const to = {
        ArrowRight: () => (order[at + 1] || ids)[0],
        ArrowLeft: () => (order[at - 1] || ids)[0],
        ArrowDown: () => ids[inside + 1],
        ArrowUp: () => ids[inside - 1],
        Home: () => order[0][0],
        End: () => order[order.length - 1][0],
      }[key];
      return to && (to() || here);
    }
    drawing.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || here === null) return;
      if (event.key === "Enter") jump(here);
      const to = step(event.key);
      if (!to) return;
      event.preventDefault();
      goTo(to).scrollIntoView({ block: "nearest" });
    });
    function arrive() {
      const first = sounding.split(" ").find((id) => id in begins) || (order[0] || [])[0];
      if (here === null && first) goTo(first);
    }
    drawing.addEventListener("focus", arrive);

    /** What a screen reader says of a note: its name or names, and the syllable. */
    function say(id) {
      const note = element(id);
      const heads = note.dataset.n ? [note] : Array.from(note.querySelectorAll("[data-n]"));
      const [sung] = words(id);
      return [heads.map((head) => names.spoken(head.dataset.n)).join(" + "), sung ? sung.textContent.trim() : ""].filter(Boolean).join(", ");
    }

    /** A new drawing is there: the same notes, perhaps in another key. */
    function drawn({ moments }) {
      score = moments;
      begins = {};
      order = [];
      for (const [quarters, ids] of moments) {
        const fresh = ids.split(" ").filter((id) => id && !(id in begins) && element(id));
        fresh.forEach((id) => (begins[id] = quarters));
        if (fresh.length) order.push(fresh);
      }
      drawing.querySelector("svg").setAttribute("role", "none");
      for (const id of order.flat()) {
        const facts = { role: "option", "aria-label": say(id), "aria-selected": "false" };
        Object.entries(facts).forEach(([name, value]) => element(id).setAttribute(name, value));
      }
      Object.entries({ role: "listbox", tabindex: "0", "aria-label": drawing.dataset.notes }).forEach(([name, value]) => drawing.setAttribute(name, value));
      const [marked, at] = [sounding, here];
      [sounding, here] = ["", null];
      if (at !== null && at in begins) goTo(at);
      mark(marked);
      if (document.activeElement === drawing) arrive();
      wake();
    }
    if (along) along.addEventListener("click", () => along.setAttribute("aria-pressed", String(along.getAttribute("aria-pressed") !== "true")));
    followers.push({
      show({ recording, at }) {
        const moments = follows[recording];
        if (!score) return;
        const quarters = moments ? quartersAt(moments, at + EARLY_S) : null;
        const now = quarters === null ? undefined : score.filter(([from]) => from <= quarters + 1e-6).pop();
        mark(now ? now[1] : "");
      },
    });
    return { drawn, press };
  };
})();
