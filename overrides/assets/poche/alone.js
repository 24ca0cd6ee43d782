/* Fetched by page.js when a page is read without the shell: its buttons then
   drive the page's own <audio> elements, or one of ours for sounds that have
   none there, one sound at a time. */
(function () {
  "use strict";
  const PROOF_MS = 500; // how long to watch whether the sound goes on after an error

  const { all, mirror } = window.poche;
  const site = new URL("../../", document.currentScript.src);
  let want = null; // the `play` request we follow, with its queue; null: nobody's
  let index = 0;
  let audio = null; // what plays the queue's current sound
  let ours = null; // made when a sound without an element is first asked for
  let over = true; // the queue has been played to its end, or cannot go on
  let timer = 0;

  // One line of news at the foot of the window, only while there is any.
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  Object.assign(told.style, { position: "sticky", bottom: "1rem", margin: "0 auto" });
  document.body.append(told);
  function tellReader(text) {
    told.textContent = text;
    told.className = text && "notice";
  }

  // What can be played stands in a script, since file:// lets no page fetch data.
  const { lang } = document.querySelector("[data-root]").dataset;
  let known = null;
  let hasty = null; // asked for before it was known
  window.pocheSounds = (language, data) => {
    known = data;
    if (hasty) play(hasty);
  };
  const src = new URL(lang + "/sounds.js", site).href;
  document.head.append(Object.assign(document.createElement("script"), { src }));

  function play(request) {
    if (!known) {
      hasty = request;
      return;
    }
    const { id, list } = request;
    const { recordings, playlists } = known;
    const items = !list && recordings[id] ? [{ id }] : playlists[id].items;
    const queue = items.map((one) => ({ ...recordings[one.id], ...one }));
    want = { ...request, queue };
    index = request.item || 0;
    begin(request.at);
  }
  /** The first form that this browser can play. */
  function playable({ audio: forms }) {
    const [url] = forms.find(([, mime]) => !mime || audio.canPlayType(mime)) || forms[0];
    return new URL(url, site).href;
  }
  function begin(at) {
    const one = want.queue[index];
    if (audio) audio.pause();
    const shown = Array.from(all("audio[data-recording]"));
    audio = shown.find((element) => element.dataset.recording === one.id);
    audio ||= ours ||= document.body.appendChild(new Audio());
    audio.dataset.recording = one.id; // scores ask the elements what sounds
    const href = playable(one);
    // An element's own excerpt (#t=) would win over what was asked for.
    if (audio.src !== href || audio.error) audio.src = href;
    over = false;
    tellReader("");
    // Before the metadata is there, this is where playing will begin.
    audio.currentTime = at || one.start || 0;
    resume();
  }
  function resume() {
    // Why it was refused arrives as an `error` event, or is a pause of our own.
    audio.play().catch(() => follow());
  }
  function toggle() {
    if (over) play(want);
    else if (audio.paused) resume();
    else audio.pause();
  }

  function follow() {
    clearTimeout(timer);
    if (!want) return mirror({});
    mirror({ ...want, recording: want.queue[index].id, item: index, playing: !over && !audio.paused });
    const stop = want.queue[index].stop;
    if (over || audio.paused || !stop) return;
    // timeupdate comes four times a second: too coarse for an excerpt's end.
    const left = (stop - audio.currentTime) / audio.playbackRate;
    timer = setTimeout(left > 0.01 ? follow : end, Math.max(0, Math.min(left, 1)) * 1000);
  }
  function end() {
    audio.pause();
    over = index + 1 >= want.queue.length;
    if (!over) {
      index += 1;
      begin();
    }
    follow();
  }

  function onError() {
    if (audio.error.code !== MediaError.MEDIA_ERR_DECODE) return fail();
    // On a machine without loudspeakers Firefox says so by a decoding error, and
    // plays on without a sound.
    const [failing, { src, currentTime }] = [audio, audio];
    setTimeout(() => {
      if (audio !== failing || audio.src !== src || audio.paused) return;
      if (audio.currentTime <= currentTime) fail();
    }, PROOF_MS);
  }
  function fail() {
    over = true;
    audio.pause();
    const words = document.querySelector("[data-root]").dataset.unplayable || "⚠ {title}";
    tellReader(words.replace("{title}", want.queue[index].title));
    follow();
  }

  function onAudio({ type, target }) {
    // What was paused since has nothing more to say about its beginning.
    if (type === "play" && !target.paused) {
      all("audio, video").forEach((other) => other !== target && other.pause());
      // Begun with its own controls: then no excerpt and no queue applies.
      if (target !== audio || over) {
        want = null;
        audio = null;
        tellReader("");
      }
    }
    if (target === audio && type === "ended" && audio.ended) end();
    else if (target === audio && type === "error" && !over) onError();
    else follow();
  }
  // Media events do not bubble, but they can be caught on the way down.
  for (const type of ["play", "playing", "pause", "seeked", "ended", "error"]) {
    document.addEventListener(type, onAudio, true);
  }

  window.poche.alone = { play, toggle };
})();
