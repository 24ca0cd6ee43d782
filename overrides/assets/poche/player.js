/* The shell's player: the one <audio>, a queue, and the bar that shows both.
   `shell` lends what the player needs: address(url), say(key, values),
   tellReader(text), tellPage(kind, more), stored {get, set}, language(). */
window.pochePlayer = function (shell) {
  "use strict";
  const RESTART_S = 3; // "previous" after this goes to the start of the same sound
  const STEP_S = 5; // what an arrow key moves
  const SKIP_S = 10; // what a headset's or keyboard's media key moves
  const PROOF_MS = 500; // how long to watch whether the sound goes on after an error

  const $ = (id) => document.getElementById(id);
  const audio = $("sound");
  const media = navigator.mediaSession; // missing in some browsers

  let asked = null; // the `play` message that is being followed
  let index = 0; // where we are in its queue
  let over = false; // the queue has been played to its end
  let failed = false; // the current file cannot be played
  let scrubbing = false; // the slider's thumb is being dragged
  let endTimer = 0;

  // An excerpt counts from its own beginning to its own end.
  const current = () => asked.queue[index];
  const begins = () => current().start || 0;
  const length = () => Math.max(0, (current().stop || audio.duration || current().duration || 0) - begins());
  const position = () => Math.min(Math.max(0, audio.currentTime - begins()), length());
  const isPlaying = () => Boolean(asked) && !over && !failed && !audio.paused;

  // ---- doing -----------------------------------------------------------------
  function play(said) {
    // Only files of this site, whoever may be speaking from the frame.
    const ours = (one) => one && /^[\w.\/-]+$/.test(one.url) && !/\.\.|\/\//.test(one.url);
    const { id, list, at, queue } = said;
    if (!Array.isArray(queue) || !queue.length || !queue.every(ours)) return;
    // Titles are in the language of the page that was pressed, also after a change of language.
    asked = { id, list, at, queue, lang: shell.language() };
    playItem(said.item || 0, at);
  }

  function playItem(number, at) {
    index = Math.min(Math.max(number, 0), asked.queue.length - 1);
    shell.tellReader("");
    const url = shell.address(current().url);
    if (audio.src !== url || failed) audio.src = url;
    over = failed = false;
    // Before the metadata is there, this is where playing will begin.
    audio.currentTime = typeof at === "number" ? at : begins();
    describe();
    resume();
  }

  function resume() {
    audio.play().catch((refused) => {
      // Other refusals arrive as an `error` event, or are a pause of our own.
      if (refused.name === "NotAllowedError") shell.tellReader(shell.say("press_play"));
      show();
    });
  }

  function toggle() {
    if (!asked) return;
    if (over) playItem(0);
    else if (failed) playItem(index);
    else if (audio.paused) resume();
    else audio.pause();
  }
  function previous() {
    if (position() > RESTART_S || index === 0) seek(0);
    else playItem(index - 1);
  }
  function next() {
    if (index + 1 < asked.queue.length) playItem(index + 1);
  }
  function seek(seconds) {
    over = false;
    audio.currentTime = begins() + Math.min(Math.max(seconds, 0), length());
  }
  function endItem() {
    if (index + 1 < asked.queue.length) return playItem(index + 1);
    audio.pause();
    over = true;
    show();
  }

  // timeupdate comes four times a second: too coarse for the end of an excerpt.
  function watchEnd() {
    clearTimeout(endTimer);
    if (!isPlaying() || !current().stop) return;
    const left = (current().stop - audio.currentTime) / audio.playbackRate;
    endTimer = setTimeout(left > 0.01 ? watchEnd : endItem, Math.max(0, Math.min(left, 1)) * 1000);
  }

  function onError() {
    if (!asked) return;
    if (audio.error.code !== MediaError.MEDIA_ERR_DECODE) return fail();
    // On a machine without loudspeakers Firefox says so by a decoding error, and
    // plays on without a sound.
    const [source, before] = [audio.src, audio.currentTime];
    setTimeout(() => {
      if (audio.src !== source || audio.paused) return;
      if (audio.currentTime > before) shell.tellReader(shell.say("error_output"));
      else fail();
    }, PROOF_MS);
  }
  function fail() {
    failed = true;
    const { title, mime } = current();
    const readable = !mime || audio.canPlayType(mime);
    shell.tellReader(shell.say(readable ? "error_missing" : "error_format", { title }));
    show();
  }

  // ---- showing -----------------------------------------------------------------
  /** What changes from one sound to the next. */
  function describe() {
    const { title, by, cover } = current();
    const picture = shell.address(cover);
    $("bar").hidden = false;
    $("title").textContent = title;
    $("title").lang = asked.lang;
    $("by").textContent = by || "";
    $("cover").src = picture;
    $("cover").hidden = false;
    if (!media) return;
    // Systems fetch the picture themselves, and from a stick they may not.
    const artwork = /^http/.test(picture) ? [{ src: picture }] : [];
    media.metadata = new MediaMetadata({ title, artist: by || "", artwork });
  }

  /** What changes when playing starts, stops or moves on, and with a new page. */
  function show() {
    const playing = isPlaying();
    const label = shell.say(playing ? "pause" : "play");
    $("bar").dataset.state = playing ? "playing" : "paused";
    $("toggle").setAttribute("aria-label", label);
    $("toggle").title = label;
    watchEnd();
    if (!asked) return;
    // Not `disabled`: that would throw the focus away at the last sound.
    $("next").setAttribute("aria-disabled", String(index + 1 >= asked.queue.length));
    // The sound's page, in the language that is read now
    if (current().page) $("now").href = "#" + current().page.replace(/^[a-z]+/, shell.language());
    showPosition();
    if (media) media.playbackState = playing ? "playing" : "paused";
    const { id, list, at } = asked;
    shell.tellPage("state", { id, list, item: index, at, playing });
  }

  function showPosition() {
    if (!asked || scrubbing) return;
    const whole = length();
    const at = position();
    $("position").max = whole;
    $("position").value = at;
    writePosition(at, whole);
    if (media && media.setPositionState && whole) media.setPositionState({ duration: whole, position: at });
  }
  function writePosition(at, whole) {
    const times = { at: clock(at), length: clock(Math.round(whole)) };
    $("at").textContent = times.at;
    $("length").textContent = times.length;
    $("position").setAttribute("aria-valuetext", shell.say("position_text", times));
    $("position").style.setProperty("--done", whole ? at / whole : 0);
  }
  /** Seconds as m:ss or h:mm:ss. */
  function clock(seconds) {
    const whole = Math.floor(seconds + 0.05);
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(whole % 60);
  }

  // ---- listening to the bar and the machine --------------------------------------
  function setUpAudio() {
    for (const type of ["play", "playing", "pause", "seeked", "loadedmetadata", "ratechange"]) {
      audio.addEventListener(type, show);
    }
    audio.addEventListener("timeupdate", showPosition);
    audio.addEventListener("ended", endItem);
    audio.addEventListener("error", onError);
  }

  function setUpBar() {
    const slider = $("position");
    $("toggle").addEventListener("click", toggle);
    $("previous").addEventListener("click", previous);
    $("next").addEventListener("click", next);
    // While the thumb is dragged only the time is shown; the sound moves at the end.
    slider.addEventListener("input", () => {
      scrubbing = true;
      writePosition(Number(slider.value), Number(slider.max));
    });
    slider.addEventListener("change", () => {
      scrubbing = false;
      seek(Number(slider.value));
    });
    slider.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!way) return;
      event.preventDefault(); // the slider's own step is a tenth of a second
      seek(position() + way * STEP_S);
    });
  }

  function setUpVolume() {
    const volume = $("volume");
    const kept = Number(shell.stored.get("volume") || 1);
    const apply = () => {
      audio.volume = volume.value;
      volume.style.setProperty("--done", volume.value);
      volume.setAttribute("aria-valuetext", Math.round(volume.value * 100) + " %");
    };
    volume.value = kept >= 0 && kept <= 1 ? kept : 1;
    apply();
    volume.addEventListener("input", () => {
      apply();
      shell.stored.set("volume", volume.value);
    });
  }

  function setUpMediaKeys() {
    const actions = {
      play: () => audio.paused && toggle(),
      pause: () => audio.pause(),
      previoustrack: previous,
      nexttrack: next,
      seekto: ({ seekTime }) => seek(seekTime),
      seekbackward: ({ seekOffset }) => seek(position() - (seekOffset || SKIP_S)),
      seekforward: ({ seekOffset }) => seek(position() + (seekOffset || SKIP_S)),
    };
    for (const [action, handler] of Object.entries(media ? actions : {})) {
      try {
        media.setActionHandler(action, (details) => asked && handler(details));
      } catch (unknown) {
        // An action that this browser does not know is no loss.
      }
    }
  }

  setUpAudio();
  setUpBar();
  setUpVolume();
  setUpMediaKeys();
  return { play, pause: () => audio.pause(), toggle, show };
};
