/* The bar: shows what the engine plays and lets hands and keyboards act on it.
   The rest, one tap up, comes with panel.js when it is first wanted. */
window.pocheBar = function (shell) {
  "use strict";
  const STEP_S = 5; // what an arrow key moves
  const SKIP_S = 10; // what a button or a media key moves

  const $ = (id) => document.getElementById(id);
  const audio = $("sound");
  const slider = $("position");
  const media = navigator.mediaSession; // missing in some browsers
  const wave = window.pocheWave($("wave"));
  const engine = window.pocheEngine(shell, audio, changed, failing);
  let scrubbing = false; // the slider's thumb is being dragged
  let panel = null; // there once panel.js has come
  let steady = 0; // interval while it plays: timeupdate comes too rarely for captions

  function failing(why, title) {
    shell.tellReader(shell.say(why, { title }));
  }

  // ---- showing -----------------------------------------------------------------
  function changed(what) {
    if (what === "sound") {
      shell.tellReader("");
      describe();
    }
    if (what === "time") return showTime();
    show();
  }

  /** What changes from one sound to the next. */
  function describe() {
    const now = engine.state();
    $("bar").hidden = !now;
    if (!now) return;
    const { title, by, cover, lang } = now.sound;
    const picture = shell.address(cover);
    $("title").textContent = title;
    $("title").lang = lang || shell.language();
    $("by").textContent = by || "";
    $("cover").src = picture;
    $("cover").hidden = false;
    withPanel((it) => it.describe());
    if (!media) return;
    // Systems fetch the picture themselves, and from a stick they may not.
    const artwork = /^http/.test(picture) ? [{ src: picture }] : [];
    media.metadata = new MediaMetadata({ title, artist: by || "", artwork });
  }

  /** What changes when playing starts, stops or moves on, and with a new page. */
  function show() {
    const now = engine.state();
    const playing = Boolean(now && now.playing);
    const label = shell.say(playing ? "pause" : "play");
    $("bar").dataset.state = playing ? "playing" : "paused";
    $("toggle").setAttribute("aria-label", label);
    $("toggle").title = label;
    clearInterval(steady);
    if (playing) steady = setInterval(showTime, 100);
    if (panel) panel.show();
    if (!now) return shell.tellPage("state", {});
    // Not `disabled`: that would throw the focus away at the last sound.
    $("next").setAttribute("aria-disabled", String(!engine.hasNext()));
    $("speed").textContent = shell.number(now.rate) + " ×";
    showFavourite(now);
    // The sound's page; in the children's space nothing leads out of it
    if (shell.inChildrensSpace()) $("now").removeAttribute("href");
    else $("now").href = "#" + now.sound.page;
    showTime();
    if (media) media.playbackState = playing ? "playing" : "paused";
    const { id, list, item, askedAt, recording } = now;
    shell.tellPage("state", { id, list, item, at: askedAt, playing, recording });
  }
  function showFavourite({ recording }) {
    $("favourite").setAttribute("aria-pressed", String(shell.store.isFavourite("r:" + recording)));
  }

  function showTime() {
    const now = engine.state();
    if (!now || scrubbing) return;
    slider.max = now.length;
    slider.value = now.at;
    writeTime(now.at, now);
    shell.tellPage("time", { recording: now.recording, at: now.now, playing: now.playing, rate: now.rate });
    if (panel) panel.time(now);
    if (media && media.setPositionState && now.length) {
      media.setPositionState({ duration: now.length, position: Math.min(now.at, now.length), playbackRate: now.rate });
    }
  }
  function writeTime(at, now) {
    const times = { at: shell.clock(at), length: shell.clock(Math.round(now.length)) };
    $("at").textContent = times.at;
    $("length").textContent = times.length;
    slider.setAttribute("aria-valuetext", shell.say("position_text", times));
    const { begins, length, loop, sound } = now;
    wave.draw({
      peaks: sound.peaks, whole: sound.length, from: begins, to: begins + length, at: begins + at,
      loop: loop && { a: loop.a, b: loop.b === null ? loop.a : loop.b },
      marks: (sound.chapters || []).map(([seconds]) => seconds),
    });
  }

  // ---- listening to hands and to the machine ------------------------------------
  function setUpButtons() {
    const presses = {
      toggle: engine.toggle, previous: engine.previous, next: engine.next,
      favourite: () => favourite(), more: () => open("panel"), speed: () => open("panel", "slower"),
    };
    for (const [id, press] of Object.entries(presses)) $(id).addEventListener("click", press);
  }
  function setUpSlider() {
    // While the thumb is dragged only the time is shown; the sound moves at the end.
    slider.addEventListener("input", () => {
      scrubbing = true;
      writeTime(Number(slider.value), engine.state());
    });
    slider.addEventListener("change", () => {
      scrubbing = false;
      engine.seek(Number(slider.value));
    });
    slider.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!way) return;
      event.preventDefault(); // the slider's own step is a tenth of a second
      engine.skip(way * STEP_S);
    });
  }

  function setUpMediaKeys() {
    const state = engine.state;
    const actions = {
      play: () => !state().playing && engine.toggle(),
      pause: engine.pause,
      previoustrack: engine.previous,
      nexttrack: engine.next,
      seekto: ({ seekTime }) => engine.seek(seekTime),
      seekbackward: ({ seekOffset }) => engine.skip(-(seekOffset || SKIP_S)),
      seekforward: ({ seekOffset }) => engine.skip(seekOffset || SKIP_S),
    };
    for (const [action, handler] of Object.entries(media ? actions : {})) {
      try {
        media.setActionHandler(action, (details) => state() && handler(details));
      } catch (unknown) {
        // An action that this browser does not know is no loss.
      }
    }
  }

  // ---- volume, and the most that a teacher allows ------------------------------------
  const volume = $("volume");
  let share = 1; // of a balance with another sound, the part that is this one's
  const loudness = () => Number(volume.value);
  function ceiling() {
    const most = Number(shell.store.get("ceiling") || 1);
    return most >= 0.1 && most <= 1 ? most : 1;
  }
  function applyVolume(value) {
    volume.max = ceiling();
    volume.value = Math.min(Math.max(value, 0), ceiling());
    audio.volume = loudness() * share;
    volume.style.setProperty("--done", loudness() / ceiling());
    volume.setAttribute("aria-valuetext", Math.round(loudness() * 100) + " %");
    if (panel) panel.show();
  }
  function setVolume(value) {
    applyVolume(value);
    shell.store.set("volume", volume.value);
  }
  function setCeiling(most) {
    shell.store.set("ceiling", String(Math.min(Math.max(most, 0.1), 1)));
    setVolume(loudness());
  }
  function setUpVolume() {
    const kept = Number(shell.store.get("volume") || 1);
    applyVolume(kept >= 0 && kept <= 1 ? kept : 1);
    volume.addEventListener("input", () => setVolume(Number(volume.value)));
    // On iOS a page cannot set the volume: then nothing pretends that it can.
    const probe = new Audio();
    probe.volume = 0.5;
    document.documentElement.classList.toggle("own-volume", probe.volume === 0.5);
  }

  function favourite(id = engine.state() && "r:" + engine.state().recording) {
    if (!id) return;
    shell.store.toggleFavourite(id);
    show();
    shell.tellFavourites();
  }

  // ---- what comes when it is first wanted -----------------------------------------------
  const waiting = [];
  function withPanel(act) {
    if (panel) return act(panel);
    waiting.push(act);
    if (waiting.length > 1) return;
    shell.fetchPanel(() => {
      shell.speak(); // the markup comes without words
      panel = window.pochePanel(shell, engine, controls);
      show();
      waiting.splice(0).forEach((each) => each(panel));
    });
  }
  /** Open the panel or one of the dialogs: "panel", "mine", "settings" or "keys". */
  function open(what, focus) {
    withPanel((it) => it.open(what, focus));
  }

  const controls = {
    open, favourite, setVolume, ceiling, setCeiling, volume: loudness,
    /** How much of the volume this sound takes, beside another: 0 to 1. */
    setShare(part) {
      share = part;
      applyVolume(loudness());
    },
    rehearse: (said) => withPanel((it) => it.rehearse(said)),
    closeAll: () => panel && panel.closeAll(),
  };
  setUpButtons();
  setUpSlider();
  setUpVolume();
  setUpMediaKeys();
  return { ...engine, ...controls, describe, show };
};
