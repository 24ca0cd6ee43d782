/* What plays: one <audio>, a queue, excerpts, a loop, order and speed. It knows
   nothing of buttons. `shell` lends address(url), store and sounds(), what can be
   played in the language that is read now; `changed(what)` hears of "sound",
   "state" and "time", `failing(why, title)` of what cannot be played. */
window.pocheEngine = function (shell, audio, changed, failing) {
  "use strict";
  const RESTART_S = 3; // "previous" after this goes to the start of the same sound
  const PROOF_MS = 500; // how long to watch whether the sound goes on after an error
  const HEARD_S = 3; // what counts as having been listened to
  const KEEP_S = 5; // how often the place is kept while it plays
  const EDGE_S = 3; // so near to either end, listening starts afresh
  const RATES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5];
  const REPEATS = ["off", "all", "one"];

  let asked = null; // what a page asked for: {id, list, at}
  let queue = []; // items: {id, start, stop, audio}
  let order = []; // places in the queue, in the order in which they are played
  let turn = 0; // where we are in that order
  let sources = []; // addresses of the current sound that are still to be tried
  let voice = null; // other forms of the same sound, such as one of its parts: [[url, mime]]
  let over = false; // the queue has been played to its end
  let failed = false; // the current sound cannot be played
  let wished = false; // it is to play; a file that is missing pauses without being asked to
  let held = false; // stands still for a moment, to begin together with another sound
  let loop = null; // {a, b} in seconds of the file; b is null until it is set
  let heardFrom = 0; // where listening to the current sound began
  let kept = 0; // the place that was kept last
  let timer = 0;
  const manner = { rate: 1, repeat: "off", shuffle: false };

  const item = () => queue[order[turn]];
  const sound = () => shell.sounds().recordings[item().id];
  const isExcerpt = () => item().start !== undefined || item().stop !== undefined;
  // An excerpt counts from its own beginning to its own end.
  const begins = () => item().start || 0;
  const ends = () => item().stop || audio.duration || sound().length;
  const length = () => Math.max(0, ends() - begins());
  const position = () => Math.min(Math.max(0, audio.currentTime - begins()), length());
  const stands = () => audio.paused && !held;
  const isPlaying = () => Boolean(asked) && !over && !failed && !stands();

  // ---- the queue ---------------------------------------------------------------
  function itemsOf({ id, list }) {
    const { recordings, playlists } = shell.sounds();
    const own = (map, key) => Object.prototype.hasOwnProperty.call(map, key);
    if (!list && own(recordings, id)) return [{ id }];
    return own(playlists, id) ? playlists[id].items : [];
  }
  function take({ id, list, at }) {
    const items = itemsOf({ id, list });
    if (!items.length) return false;
    keepPlace();
    asked = { id, list: Boolean(list), at };
    queue = items;
    order = items.map((_, place) => place);
    return true;
  }
  function shuffled(first) {
    const rest = queue.map((_, place) => place).filter((place) => place !== first);
    for (let i = rest.length - 1; i > 0; i -= 1) {
      const j = Math.floor(Math.random() * (i + 1));
      [rest[i], rest[j]] = [rest[j], rest[i]];
    }
    return [first, ...rest];
  }
  function arrange(first) {
    order = manner.shuffle ? shuffled(first) : queue.map((_, place) => place);
    turn = order.indexOf(first);
  }

  function play(said) {
    const { id, list, at } = said;
    if (!list && typeof at === "number" && asked && item().id === id && jump(at)) return resume();
    if (!take(said)) return;
    const place = Math.min(Math.max(said.item || 0, 0), queue.length - 1);
    // With a whole list asked for, shuffle may choose what comes first.
    const free = list && said.item === undefined && manner.shuffle;
    arrange(free ? Math.floor(Math.random() * queue.length) : place);
    begin(at, resume);
  }
  /** Take up again what was kept at the last visit, without a sound. */
  function restore() {
    const now = shell.store.getData("now", {});
    if (asked || !take(now)) return;
    arrange(Math.min(Math.max(Number(now.item) || 0, 0), queue.length - 1));
    begin();
  }

  /** Turn to the sound whose turn it is, and `go` on, before all else that this changes. */
  function begin(at, go = () => {}) {
    voice = loop = null;
    offer();
    over = false;
    const kept = isExcerpt() || asked.list ? 0 : shell.store.position(item().id);
    open(typeof at === "number" ? at : kept || begins());
    go();
    changed("sound");
  }
  /** Line up the addresses to try, those first that this browser can play. */
  function offer() {
    const forms = voice || item().audio || sound().audio;
    const playable = forms.filter(([, mime]) => !mime || audio.canPlayType(mime));
    sources = (playable.length ? playable : forms).map(([url]) => url); // else let the error say so
  }
  /** Go on with other forms of the same sound, all of one length, or with its own (null). */
  function setVoice(forms) {
    if (!asked || forms === voice) return;
    const wanted = !stands();
    const at = audio.currentTime;
    voice = forms;
    offer();
    open(at);
    if (wanted) resume();
  }
  function open(at) {
    const url = shell.address(sources.shift());
    if (audio.src !== url || failed) audio.src = url;
    failed = false;
    // Before the metadata is there, this is where playing will begin.
    audio.currentTime = heardFrom = kept = at;
    applyRate();
  }
  function go(place) {
    keepPlace();
    turn = place;
    asked.at = undefined;
    begin(undefined, resume);
  }

  function resume() {
    wished = true;
    held = false;
    audio.play().catch((refused) => {
      // Other refusals arrive as an `error` event, or are a pause of our own.
      if (refused.name === "NotAllowedError") failing("press_play");
      changed("state");
    });
  }
  function toggle() {
    if (!asked) return;
    if (over) {
      arrange(order[0]);
      go(0);
    } else if (failed) go(turn);
    else if (stands()) resume();
    else pause();
  }
  function pause() {
    wished = held = false;
    audio.pause();
  }
  /** Stand still, though to everybody it plays, until `release` or somebody's pause. */
  function hold() {
    held = true;
    audio.pause();
  }
  /** Play on after `hold`; false where that is not wished any more. */
  function release() {
    if (!held) return false;
    resume();
    return true;
  }
  function previous() {
    if (!asked) return;
    if (position() > RESTART_S || (turn === 0 && manner.repeat !== "all")) seek(0);
    else go((turn || order.length) - 1);
  }
  const hasNext = () => turn + 1 < order.length || (manner.repeat === "all" && order.length > 1);
  function next() {
    if (asked && hasNext()) go((turn + 1) % order.length);
  }

  // ---- moving inside a sound ------------------------------------------------------
  /** Go to a second of the item. */
  function seek(seconds) {
    if (!asked) return;
    over = false;
    audio.currentTime = heardFrom = begins() + Math.min(Math.max(seconds, 0), length());
  }
  const skip = (seconds) => asked && seek(position() + seconds);
  /** Go to a second of the file, if it lies inside the item; whether it did. */
  function jump(at) {
    if (at < begins() - 0.01 || at > ends()) return false;
    if (!asked.list) asked.at = at;
    seek(at - begins());
    return true;
  }

  function endItem() {
    if (loop && loop.b !== null) return startLoop();
    shell.store.keepPosition(item().id, 0);
    if (manner.repeat === "one" || (manner.repeat === "all" && order.length === 1)) return go(turn);
    if (hasNext()) return next();
    pause();
    over = true;
    changed("state");
  }
  // timeupdate comes four times a second: too coarse for the end of an excerpt.
  function watchEnd() {
    clearTimeout(timer);
    if (!isPlaying()) return;
    const looping = loop && loop.b !== null && audio.currentTime < loop.b + 1;
    const edge = looping ? loop.b : item().stop;
    if (!edge) return;
    const left = (edge - audio.currentTime) / audio.playbackRate;
    const act = looping ? startLoop : endItem;
    timer = setTimeout(left > 0.01 ? watchEnd : act, Math.max(0, Math.min(left, 1)) * 1000);
  }

  // ---- a loop from A to B, order, repetition, speed ------------------------------------
  function startLoop() {
    audio.currentTime = loop.a;
    if (audio.paused) resume();
    else watchEnd();
  }
  function setLoop(edge) {
    if (!asked || (edge === null && !loop)) return;
    const at = audio.currentTime;
    if (edge === null) loop = null;
    else if (edge === "a") loop = { a: at, b: loop && loop.b > at + 0.2 ? loop.b : null };
    else loop = { a: loop && loop.a < at - 0.2 ? loop.a : begins(), b: Math.max(at, begins() + 0.2) };
    if (edge === "b") startLoop();
    changed("state");
  }
  function setRepeat(repeat) {
    manner.repeat = repeat || REPEATS[(REPEATS.indexOf(manner.repeat) + 1) % REPEATS.length];
    changed("state");
  }
  function setShuffle(shuffle) {
    manner.shuffle = shuffle;
    if (asked) arrange(order[turn]);
    changed("state");
  }
  /** One step slower (-1), faster (1), or back to the true speed (0). */
  function setRate(way) {
    const place = RATES.indexOf(manner.rate) + way;
    manner.rate = way ? RATES[Math.min(Math.max(place, 0), RATES.length - 1)] : 1;
    applyRate();
    changed("state");
  }
  function applyRate() {
    audio.preservesPitch = audio.webkitPreservesPitch = true;
    audio.defaultPlaybackRate = audio.playbackRate = manner.rate;
  }

  // ---- what is kept ------------------------------------------------------------------
  function keepPlace() {
    if (!asked) return;
    const at = audio.currentTime;
    kept = at;
    shell.store.setData("now", { id: asked.id, list: asked.list, item: order[turn] });
    if (isExcerpt()) return;
    const whole = length();
    shell.store.keepPosition(item().id, at > EDGE_S && at < whole - EDGE_S ? at : 0);
  }
  function noteTime() {
    if (!asked || audio.seeking) return;
    const at = audio.currentTime;
    if (isPlaying() && at - heardFrom > HEARD_S) {
      heardFrom = Infinity;
      shell.store.noteHeard("r:" + item().id);
    }
    if (Math.abs(at - kept) > KEEP_S) keepPlace();
  }

  // ---- what goes wrong -----------------------------------------------------------------
  function onError() {
    if (!asked || !audio.error) return;
    if (audio.error.code !== MediaError.MEDIA_ERR_DECODE) return tryNext();
    // On a machine without loudspeakers Firefox says so by a decoding error, and
    // plays on without a sound.
    const [source, before] = [audio.src, audio.currentTime];
    setTimeout(() => {
      if (audio.src !== source || audio.paused) return;
      if (audio.currentTime > before) failing("error_output");
      else tryNext();
    }, PROOF_MS);
  }
  function tryNext() {
    if (sources.length) {
      open(heardFrom === Infinity ? kept : heardFrom);
      if (wished) resume();
      return;
    }
    failed = true;
    const [, mime] = sound().audio[0];
    failing(!mime || audio.canPlayType(mime) ? "error_missing" : "error_format", sound().title);
    changed("state");
  }

  for (const type of ["play", "playing", "pause", "seeked", "loadedmetadata", "ratechange"]) {
    audio.addEventListener(type, () => {
      watchEnd();
      changed("state");
    });
  }
  audio.addEventListener("timeupdate", () => {
    noteTime();
    changed("time");
  });
  audio.addEventListener("pause", keepPlace);
  audio.addEventListener("ended", endItem);
  audio.addEventListener("error", onError);
  window.addEventListener("pagehide", keepPlace);
  document.addEventListener("visibilitychange", () => document.hidden && keepPlace());

  return {
    play, restore, setVoice, toggle, previous, next, hasNext, seek, skip, jump, setLoop, setRepeat, setShuffle, setRate,
    pause, hold, release,
    /** Play what stands at a place of the order. */
    turnTo: (place) => asked && go(place),
    /** Forget everything: the next child begins with nothing. */
    clear() {
      pause();
      audio.removeAttribute("src");
      audio.load();
      [asked, queue, order, turn, loop, over, failed] = [null, [], [], 0, null, false, false];
      changed("sound");
    },
    /** Null, or all that can be shown of what plays; times in seconds of the item. */
    state() {
      if (!asked) return null;
      return {
        ...asked, ...manner, loop, sound: sound(), recording: item().id, item: order[turn],
        queue: order.map((place) => queue[place]), turn, playing: isPlaying(),
        voiced: Boolean(voice), at: position(), length: length(), begins: begins(), askedAt: asked.at, now: audio.currentTime,
      };
    },
  };
};
