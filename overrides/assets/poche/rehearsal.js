/* Rehearsing one part of a recording: everything, only mine, everything but mine,
   or a balance of both. For each part there are two files, the part alone and the
   others without it, so that the engine's one <audio> plays every choice and
   nothing can drift. Only a balance needs two sounds at once: the others in the
   engine's <audio>, my part in one of our own, which is kept in step with it.
   Why so, with what was measured: docs/decisions/0015-rehearsal.md. */
window.pocheRehearsal = function (shell, engine, leader, changed) {
  "use strict";
  const APART_S = 0.06; // what lies further apart is put right; Firefox's clocks err by 0.05
  const LOOK_MS = 40; // how often both clocks are read
  const LOOKS = 20; // how many readings make one judgement: single ones are noisy
  const TRIES = 5; // how often to land at one place together, while somebody pulls the slider
  const PATIENCE_MS = 3000; // how long to wait for a sound that does not come

  let recording = null; // {id, parts: [[name, label, alone, others]]}
  const choice = { mine: null, mode: "all", balance: 0.5 };
  let own = null; // the <audio> of my part, while there is a balance
  let joining = false; // both stand still, to begin together
  let looks = []; // readings since both began
  let enough = LOOKS; // how many of them there must be now
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
    joining = false;
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
    if (balanced && own && own.dataset.part === name && engine.state().voiced) return weigh();
    letGo();
    engine.setVoice({ all: null, only: alone, without: others, balance: others }[choice.mode]);
    if (balanced) join(name, alone);
    weigh();
  }
  function weigh() {
    engine.setShare(choice.mode === "balance" ? Math.min(1, 2 * (1 - choice.balance)) : 1);
    setVolume();
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
    timer = setInterval(follow, LOOK_MS);
    follow();
  }
  function setVolume() {
    if (own) own.volume = shell.volume() * Math.min(1, 2 * choice.balance);
  }

  /* Both play at the pace of one sound card: two that began together stay together, to
     the millisecond. So they begin together, out of a standstill, and are then let alone.
     (A jump of one of them lands up to a fifth of a second late, and a slightly other
     speed for a moment makes Firefox sound elsewhere than its clock says.) */
  function follow() {
    if (!own || joining) return;
    if (leader.paused || leader.ended) own.pause();
    else if (own.paused || leader.readyState < 3 || own.playbackRate !== leader.playbackRate) anew();
    else look();
  }
  /** Somebody did something: what was learned before does not count. */
  function anew() {
    enough = LOOKS;
    together();
  }
  async function together() {
    const mine = own;
    joining = true;
    engine.hold();
    own.pause();
    own.preservesPitch = own.webkitPreservesPitch = true;
    own.playbackRate = leader.playbackRate;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const at = leader.currentTime;
      await Promise.all([land(leader, at), land(mine, at)]);
      if (own !== mine || !joining) return; // something else was chosen meanwhile
      if (leader.currentTime === mine.currentTime) break;
    }
    joining = false;
    looks = [];
    if (engine.release()) own.play().catch(() => {}); // paused again at once: nothing to say
  }
  /** Go to a place and be ready to play on from there, or have failed. */
  async function land(sound, at) {
    if (sound.readyState < 1) await once(sound, "loadedmetadata");
    const landed = once(sound, "seeked");
    sound.currentTime = at;
    await landed;
    if (sound.readyState < 3) await once(sound, "canplay");
  }
  function once(sound, type) {
    return new Promise((done) => {
      for (const each of [type, "error"]) sound.addEventListener(each, done, { once: true });
      setTimeout(done, PATIENCE_MS);
    });
  }
  function look() {
    looks.push(own.currentTime - leader.currentTime);
    if (looks.length < enough) return;
    const apart = looks.sort((one, other) => one - other)[looks.length >> 1] / leader.playbackRate;
    looks = [];
    if (Math.abs(apart) < APART_S) return;
    enough *= 2; // should it be the clocks that are wrong, nobody is disturbed for long
    together();
  }

  for (const type of ["play", "playing", "pause", "ended", "waiting", "ratechange"]) {
    leader.addEventListener(type, follow);
  }
  // Not asked of `leader.seeking`: a short way may be over before the event comes.
  leader.addEventListener("seeking", () => own && !joining && !leader.paused && anew());

  /** Null, or what is chosen and which parts there are. */
  const state = () => recording && { ...choice, parts: recording.parts };
  return { use, choose, state, setVolume };
};
