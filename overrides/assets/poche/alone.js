/* Fetched by page.js when a page is read without the shell: its buttons then
   drive the page's own <audio> elements, one sound at a time. */
(function () {
  "use strict";
  const { all, mirror } = window.poche;
  let want = null; // the `play` request we follow, with its queue; null: nobody's
  let index = 0;
  let audio = null;
  let over = true; // the queue has been played to its end
  let timer = 0;

  function play(request) {
    want = request;
    index = request.item || 0;
    begin(request.at);
  }
  function begin(at) {
    const one = want.queue[index];
    const own = Array.from(all("audio[data-recording]"));
    const found = one && own.find((element) => element.dataset.recording === one.recording);
    if (!found) return;
    audio = found;
    over = false;
    // Before the metadata is there, this is where playing will begin.
    audio.currentTime = at || one.start || 0;
    // A refusal shows in the element's own controls.
    audio.play().catch(() => follow());
  }
  function toggle() {
    if (over) play(want);
    else if (audio.paused) audio.play().catch(() => follow());
    else audio.pause();
  }

  function follow() {
    clearTimeout(timer);
    if (!want) return mirror({});
    mirror({ ...want, item: index, playing: !over && !audio.paused });
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

  function onAudio({ type, target }) {
    if (type === "play") {
      all("audio").forEach((other) => other !== target && other.pause());
      // Begun with its own controls: then no excerpt and no queue applies.
      if (target !== audio || over) {
        want = null;
        audio = null;
      }
    }
    if (type === "ended" && target === audio) end();
    else follow();
  }
  // Media events do not bubble, but they can be caught on the way down.
  for (const type of ["play", "playing", "pause", "seeked", "ended"]) {
    document.addEventListener(type, onAudio, true);
  }

  window.poche.alone = { play, toggle };
})();
