/* The panel above the bar: everything about what plays, one tap up. Its markup is
   panel-markup.js, made from overrides/panel.html. */
window.pochePanel = function (shell, engine, controls) {
  "use strict";
  const SKIP_S = 10;
  const BALANCE_STEP = 0.1;

  const $ = (id) => document.getElementById(id);
  const panel = $("panel");
  const rehearsal = window.pocheRehearsal({ ...shell, volume: controls.volume }, { ...engine, setShare: controls.setShare }, $("sound"), show);
  const lines = window.pocheLines(shell, engine);
  const dialogs = window.pocheDialogs(shell, engine, controls);
  let view = null; // the view that somebody chose
  let opener = null; // what had the focus before the panel opened
  let listed = ""; // what the lists show, so that they are not made anew at each tick

  const isOpen = () => !panel.hidden;

  // ---- what changes from sound to sound -----------------------------------------------
  function describe() {
    const now = engine.state();
    listed = "";
    rehearsal.use(now && now.recording, now && now.sound.parts);
    if (!now) return close();
    const { title, lang, credits } = now.sound;
    $("panel-title").textContent = title;
    $("panel-title").lang = lang || shell.language();
    $("credits").replaceChildren(...credits.map(([label, value]) => credit(label, value)));
    lines.use(now.recording, now.sound.words);
    const says = now.sound.words && now.sound.words.spoken ? "words_said" : "words";
    panel.querySelector("[data-view=words]").textContent = shell.say(says);
    show();
  }
  function credit(label, value) {
    const [pair, name, what] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
    name.textContent = label;
    what.textContent = value;
    pair.append(name, what);
    return pair;
  }

  // ---- what changes with every act ------------------------------------------------------
  function show() {
    const now = engine.state();
    dialogs.show();
    $("more").setAttribute("aria-expanded", String(isOpen()));
    if (!now) return;
    const active = document.activeElement;
    const inside = isOpen() && panel.contains(active);
    showManner(now);
    rehearsal.setVolume();
    showRehearsal();
    showViews(now);
    showLists(now);
    time(now);
    if (inside && !active.getClientRects().length) panel.focus(); // its view went with the last sound
  }
  function showManner({ rate, loop, begins, shuffle, repeat, recording }) {
    const clock = (seconds) => shell.clock(seconds - begins);
    $("rate").textContent = shell.number(rate) + " ×";
    $("loudness").textContent = dialogs.percent(controls.volume());
    const open = loop && (loop.b === null ? "loop_open" : "loop_closed");
    $("loop-text").textContent = open ? shell.say(open, { from: clock(loop.a), to: clock(loop.b) }) : "";
    press($("shuffle"), shuffle);
    press($("repeat"), repeat !== "off");
    $("repeat").dataset.repeat = repeat;
    $("repeat").setAttribute("aria-label", shell.say("repeat_" + repeat));
    $("repeat").title = $("repeat-text").textContent = shell.say("repeat_" + repeat);
    press($("panel-favourite"), shell.store.isFavourite("r:" + recording));
  }
  const press = (button, pressed) => button.setAttribute("aria-pressed", String(Boolean(pressed)));

  function showRehearsal() {
    const state = rehearsal.state();
    if (!state) return;
    const { mine, mode, balance, parts } = state;
    if ($("parts-mine").childElementCount !== parts.length || listed === "") {
      window.pocheRefill($("parts-mine"), parts.map(([name, label]) => partButton(name, label)));
    }
    for (const button of $("parts-mine").children) press(button, button.dataset.part === mine);
    panel.querySelectorAll("[data-mode]").forEach((button) => press(button, button.dataset.mode === mode));
    // A recording with one part only has no others to be heard without it.
    const others = parts.length > 1;
    panel.querySelector("[data-mode=without]").hidden = panel.querySelector(".balance").hidden = !others;
    $("balance").value = mode === "only" ? 1 : mode === "without" ? 0 : balance;
    $("balance").setAttribute("aria-valuetext", shell.say("balance_text", { mine: dialogs.percent($("balance").value) }));
  }
  function partButton(name, label) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "pill", textContent: label });
    button.dataset.part = name;
    button.addEventListener("click", () => {
      const { mode } = rehearsal.state();
      rehearsal.choose({ mine: name, mode: mode === "all" ? "only" : mode });
    });
    return button;
  }
  function balance(value) {
    rehearsal.choose({ balance: Math.min(Math.max(value, 0), 1), mode: "balance" });
  }

  // ---- words, parts, chapters, queue: one at a time -----------------------------------------
  function views({ sound, queue }) {
    const there = { parts: sound.parts, words: sound.words, chapters: sound.chapters, queue: queue.length > 1 };
    return Object.keys(there).filter((name) => there[name]);
  }
  function showViews(now) {
    const there = views(now);
    const chosen = there.includes(view) ? view : there.find((name) => name !== "parts") || there[0];
    panel.querySelectorAll("[data-view]").forEach((button) => {
      button.hidden = !there.includes(button.dataset.view);
      press(button, button.dataset.view === chosen);
    });
    panel.querySelector(".views").hidden = there.length < 2;
    for (const name of ["parts", "words", "chapters", "queue"]) $("view-" + name).hidden = name !== chosen;
    panel.classList.toggle("panel--plain", !there.length);
  }
  function showLists({ sound, queue, turn, id, list }) {
    const shown = JSON.stringify([sound.title, id, list, queue, shell.language()]);
    if (shown !== listed) {
      listed = shown;
      const chapters = (sound.chapters || []).map(([at, title]) => row(title, shell.clock(at), () => {
        if (engine.jump(at)) return;
        engine.play({ id: engine.state().recording, at });
      }));
      window.pocheRefill($("chapters"), chapters);
      const { recordings } = shell.sounds();
      const items = queue.map((item, place) => {
        const { title, length } = recordings[item.id];
        const heard = (item.stop || length) - (item.start || 0);
        return row(title, shell.clock(Math.round(heard)), () => engine.turnTo(place));
      });
      window.pocheRefill($("queue"), items);
    }
    mark($("queue"), turn);
  }
  function row(title, length, act) {
    const [item, button, name, time] = ["li", "button", "span", "small"].map((tag) => document.createElement(tag));
    Object.assign(button, { type: "button", className: "row" });
    name.textContent = title;
    time.textContent = length;
    button.append(name, time);
    button.addEventListener("click", act);
    item.append(button);
    return item;
  }
  function mark(list, place) {
    Array.from(list.children).forEach((item, number) => {
      if (number === place) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    });
  }

  /** What changes while it plays. */
  function time({ now, sound }) {
    lines.time(now);
    const begun = (sound.chapters || []).filter(([at]) => at <= now + 0.05).length;
    mark($("chapters"), begun - 1);
  }

  // ---- opening and closing -----------------------------------------------------------------
  function open(what, focus) {
    if (what !== "panel") return dialogs.open(what);
    if (!engine.state()) return;
    const chosen = ["words", "parts"].includes(focus);
    if (chosen) view = focus;
    else if (isOpen() && !focus) return close();
    if (!isOpen()) opener = document.activeElement;
    panel.hidden = false;
    show();
    const target = focus && !chosen ? $(focus) : panel;
    target.focus();
  }
  function close() {
    if (!isOpen()) return;
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    $("more").setAttribute("aria-expanded", "false");
    if (inside) (opener && opener.isConnected ? opener : $("more")).focus();
    shell.keepFocus(); // the page, which may have been the opener, may have to wait for it
  }

  /** A page asks to rehearse one part of a recording. */
  function rehearse({ id, part }) {
    const now = engine.state();
    if (!now || now.recording !== id) engine.play({ id });
    else if (!now.playing) engine.toggle();
    rehearsal.choose({ mine: part, mode: "only" });
    open("panel", "parts");
  }

  const acts = {
    ...dialogs.acts,
    previous: engine.previous,
    next: engine.next,
    back: () => engine.skip(-SKIP_S),
    forward: () => engine.skip(SKIP_S),
    slower: () => engine.setRate(-1),
    faster: () => engine.setRate(1),
    loopFrom: () => engine.setLoop("a"),
    loopTo: () => engine.setLoop("b"),
    loopOff: () => engine.setLoop(null),
    shuffle: () => engine.setShuffle(!engine.state().shuffle),
    repeat: () => engine.setRepeat(),
    favourite: () => controls.favourite(),
    moreMine: () => balance(Number($("balance").value) + BALANCE_STEP),
    moreOthers: () => balance(Number($("balance").value) - BALANCE_STEP),
  };
  document.addEventListener("click", ({ target }) => {
    const { do: act, view: wanted, mode } = (target.closest("button") || document.body).dataset;
    if (act) acts[act]();
    if (mode) rehearsal.choose({ mode });
    if (!wanted) return;
    view = wanted;
    show();
  });
  $("balance").addEventListener("input", () => balance(Number($("balance").value)));
  $("panel-close").addEventListener("click", close);
  describe();

  return {
    open, describe, show, time, rehearse, rehearsal,
    closeAll() {
      if (document.querySelector("dialog[open]")) dialogs.closeAll();
      else close();
    },
  };
};
