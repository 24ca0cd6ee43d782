/* Rehearsing one part of a recording: everything, only mine, everything but mine,
   or a balance of both. For each part there are two files, the part alone and the
   others without it, so that the engine's one <audio> plays every choice and
   nothing can drift. Only a balance needs two sounds at once: the others in the
   engine's <audio>, my part in one of our own, which is kept in step with it.
   Why so, with what was measured: docs/decisions/0015-rehearsal.md. */
window.pocheRehearsal = function (shell, engine, leader, changed) {
  "use strict";
  const APART_S = 0.008; // what lies further apart is corrected
  const FAR_S = 0.15; // beyond this by a jump, below by a slightly other speed for a moment
  const NUDGE = 0.04; // how much other that speed is
  const LOOK_MS = 40; // how often both clocks are read
  const LOOKS = 9; // how many readings make one judgement: single ones are noisy
  const SETTLE_MS = 300; // after a jump a browser's clock needs a moment to be true

  let recording = null; // {id, parts: [[name, label, alone, others]]}
  const choice = { mine: null, mode: "all", balance: 0.5 };
  let own = null; // the <audio> of my part, while there is a balance
  let looks = []; // readings since the last correction
  let lag = 0; // how late our own sound begins after a jump, in seconds
  let quietUntil = 0; // no reading before this moment
  let timer = 0;

  /** Another recording plays: its parts, or none. */
  function use(id, parts) {
    if (recording && id === recording.id) {
      recording.parts = parts; // perhaps in another language
      // Begun anew, it plays as a whole: as long as nobody says so, my choice holds.
      if (choice.mode !== "all" && !engine.state().voiced) choose({});
      return;
    }
    letGo();
    recording = parts ? { id, parts } : null;
    Object.assign(choice, { mine: parts ? parts[0][0] : null, mode: "all", balance: 0.5 });
    engine.setShare(1);
  }
  function letGo() {
    clearInterval(timer);
    if (!own) return;
    own.pause();
    own.removeAttribute("src");
    own.load(); // lets go of the file
    own.remove();
    own = null;
  }

  function choose(wish) {
    if (!recording) return;
    Object.assign(choice, wish);
    const [name, , alone, others] = recording.parts.find(([each]) => each === choice.mine);
    const balanced = choice.mode === "balance";
    letGo();
    engine.setVoice({ all: null, only: alone, without: others, balance: others }[choice.mode]);
    engine.setShare(balanced ? Math.min(1, 2 * (1 - choice.balance)) : 1);
    if (balanced) join(name, alone);
    changed();
  }

  // ---- the second sound of a balance ----------------------------------------------
  function join(name, sources) {
    const [url] = sources.find(([, mime]) => leader.canPlayType(mime)) || sources[0];
    own = new Audio();
    own.preload = "auto";
    own.src = shell.address(url);
    own.dataset.part = name;
    document.body.append(own);
    setVolume();
    timer = setInterval(follow, LOOK_MS);
    follow();
  }
  function setVolume() {
    if (own) own.volume = shell.volume() * Math.min(1, 2 * choice.balance);
  }

  function follow() {
    if (!own) return;
    if (leader.paused || leader.ended || leader.seeking || leader.readyState < 3) {
      if (!own.paused) own.pause();
    } else if (own.paused) {
      own.preservesPitch = own.webkitPreservesPitch = true;
      jump();
      own.play().catch(() => {}); // paused again at once: nothing to say
    } else look();
  }
  function jump() {
    own.playbackRate = leader.playbackRate;
    own.currentTime = leader.currentTime + lag * leader.playbackRate;
    rest(SETTLE_MS);
  }
  function rest(ms) {
    looks = [];
    quietUntil = performance.now() + ms;
  }
  function look() {
    if (own.seeking || performance.now() < quietUntil) return;
    looks.push(own.currentTime - leader.currentTime);
    if (looks.length < LOOKS) return;
    const apart = looks.sort((one, other) => one - other)[LOOKS >> 1] / leader.playbackRate;
    looks = [];
    if (Math.abs(apart) > FAR_S) {
      lag = Math.min(Math.max(lag - apart, 0), 0.5);
      jump();
    } else if (Math.abs(apart) > APART_S) {
      own.playbackRate = leader.playbackRate * (apart > 0 ? 1 - NUDGE : 1 + NUDGE);
      const ms = (1000 * Math.abs(apart)) / NUDGE;
      rest(ms + SETTLE_MS);
      setTimeout(() => own && (own.playbackRate = leader.playbackRate), ms);
    }
  }

  for (const type of ["play", "playing", "pause", "seeking", "ended", "waiting"]) leader.addEventListener(type, follow);
  leader.addEventListener("seeked", () => own && !own.paused && jump());
  leader.addEventListener("ratechange", () => own && jump());

  /** Null, or what is chosen and which parts there are. */
  const state = () => recording && { ...choice, parts: recording.parts };
  return { use, choose, state, setVolume };
};
