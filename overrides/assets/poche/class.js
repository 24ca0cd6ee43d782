/* A sheet before a class: one step at a time, by keys, a presenter's clicker, a finger or
   the buttons, each step with its timer. The step stands in the address, in the place of
   the one before it: to reload stays on the step, and Back leads back to the sheet. */
(function () {
  "use strict";
  const TICK_MS = 250;
  const SWIPE_PX = 60;
  const LARGEST_FIT = 1.25; // of the type's usual size, for a step of few words
  const SMALLEST_FIT = 0.5; // before a step has to be scrolled
  const BELL_HZ = [880, 1318.5]; // a fifth, soft: it ends a step, it does not alarm

  const $ = (selector, from) => (from || document).querySelector(selector);
  const slides = Array.from(document.querySelectorAll(".slide"));
  const ways = Array.from(document.querySelectorAll("[data-turn]"));
  const dots = Array.from(document.querySelectorAll(".lesson__dots a"));
  let current = -1;

  // ---- which step ----------------------------------------------------------
  const numberIn = (hash) => slides.findIndex((slide) => "#" + slide.id === hash);
  const title = (slide) => $("h2", slide).textContent.trim();
  const count = (slide) => ($(".slide__count", slide) || { textContent: "" }).textContent;

  function show(index) {
    if (index === current) return;
    const moved = current >= 0;
    const held = slides[current] && slides[current].contains(document.activeElement);
    current = index;
    slides.forEach((slide, at) => (slide.hidden = at !== index));
    dots.forEach((dot, at) => {
      if (at === index) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
    });
    ways.forEach((way) => way.setAttribute("aria-disabled", !slides[index + Number(way.dataset.turn)]));
    $("[data-told]").textContent = "";
    fit();
    scrollTo(0, 0);
    if (!moved) return;
    // Whoever hears the page hears where it is; whoever presses a button keeps it.
    $("[data-said]").textContent = [count(slides[index]), title(slides[index])].filter(Boolean).join(": ");
    if (held) slides[index].focus();
  }
  /** Go to a slide. To follow the address there would take the focus from the button. */
  function go(index) {
    if (!slides[index] || index === current) return;
    history.replaceState(null, "", "#" + slides[index].id);
    dispatchEvent(new HashChangeEvent("hashchange")); // page.js tells the shell where we are
  }
  const turn = (by) => go(current + by);

  /** As large as the step allows: smaller where it would not fit, as ever where nothing helps. */
  function fit() {
    const page = document.documentElement;
    for (let size = LARGEST_FIT; size >= SMALLEST_FIT; size -= 0.05) {
      page.style.setProperty("--fit", size);
      if (page.scrollHeight <= innerHeight) return;
    }
    page.style.setProperty("--fit", 1);
  }

  // ---- keys, clicker, finger -------------------------------------------------
  const steps = {
    ArrowRight: () => current + 1,
    PageDown: () => current + 1,
    " ": () => current + 1,
    ArrowLeft: () => current - 1,
    PageUp: () => current - 1,
    Home: () => 0,
    End: () => slides.length - 1,
  };
  const opened = () => document.querySelectorAll("details[open]");
  function leave() {
    if (isFull()) return switchFull();
    // What lies open over the step closes first.
    if (!opened().length) return $("[data-back]").click();
    opened().forEach((one) => {
      const held = one.contains(document.activeElement);
      one.open = false;
      if (held) $("summary", one).focus();
    });
  }
  function onKey(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest("input, select, textarea, audio, video")) return;
    if (key === "Escape") return leave();
    if (key === " " && target.closest("button, summary")) return;
    const known = Object.prototype.hasOwnProperty.call(steps, key);
    if (!known || (event.shiftKey && key !== " ")) return;
    // Arrows move what is wider than the screen, while it has the focus.
    if (key.startsWith("Arrow") && target.closest("[tabindex='0']")) return;
    event.preventDefault();
    if (key === " " && event.shiftKey) turn(-1);
    else go(steps[key]());
  }

  let from = null; // where a finger was put down
  function onTouch({ type, touches, changedTouches, target }) {
    if (type === "touchstart") {
      const own = target.closest(".table-scroll, .score, audio, video, input");
      from = touches.length === 1 && !own ? touches[0] : null;
      return;
    }
    if (!from) return;
    const across = changedTouches[0].clientX - from.clientX;
    const along = changedTouches[0].clientY - from.clientY;
    from = null;
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(along)) turn(across < 0 ? 1 : -1);
  }

  // ---- timers: each step's own, one of them running ---------------------------------
  const timers = [];
  function makeTimer(slide) {
    const whole = Number(slide.dataset.minutes) * 60000;
    const box = $("[data-timer]").content.cloneNode(true).firstElementChild;
    const timer = { slide, box, whole, left: whole, ends: 0 };
    const minutes = $(".step__minutes", slide);
    minutes.hidden = true;
    minutes.after(box);
    $("[data-timer-go]", box).addEventListener("click", () => (timer.ends ? pause(timer) : start(timer)));
    $("[data-timer-again]", box).addEventListener("click", () => set(timer, whole));
    $("[data-timer-longer]", box).addEventListener("click", () => set(timer, left(timer) + 60000, timer.ends || !left(timer)));
    timers.push(timer);
    draw(timer);
  }
  const left = (timer) => (timer.ends ? Math.max(0, timer.ends - Date.now()) : timer.left);
  function set(timer, ms, running) {
    timer.left = ms;
    timer.ends = running ? Date.now() + ms : 0;
    $("[data-told]").textContent = "";
    draw(timer);
  }
  const pause = (timer) => set(timer, left(timer));
  function start(timer) {
    timers.forEach((other) => other.ends && pause(other));
    set(timer, left(timer) || timer.whole, true);
  }
  function draw(timer) {
    const { box, ends } = timer;
    const seconds = Math.ceil(left(timer) / 1000);
    const go = $("[data-timer-go]", box);
    const text = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    if ($("[data-left]", box).textContent !== text) $("[data-left]", box).textContent = text;
    go.setAttribute("aria-pressed", Boolean(ends));
    go.setAttribute("aria-label", ends ? go.dataset.pause : go.dataset.start);
    box.classList.toggle("is-up", seconds === 0);
  }
  function tick() {
    timers.forEach((timer) => {
      if (!timer.ends) return;
      const over = !left(timer);
      if (over) set(timer, 0);
      else draw(timer);
      if (!over) return;
      const elsewhere = timer.slide.hidden ? " · " + title(timer.slide) : "";
      $("[data-told]").textContent = $("[data-told]").dataset.told + elsewhere;
      ring();
    });
  }

  // ---- bell: off until somebody wants it ----------------------------------------
  let bell = null;
  function ring() {
    if (!bell) return;
    BELL_HZ.forEach((hertz, at) => {
      const begins = bell.currentTime + at * 0.45;
      const [tone, loudness] = [bell.createOscillator(), bell.createGain()];
      tone.frequency.value = hertz;
      loudness.gain.setValueAtTime(0, begins);
      loudness.gain.linearRampToValueAtTime(0.25, begins + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, begins + 1.6);
      tone.connect(loudness).connect(bell.destination);
      tone.start(begins);
      tone.stop(begins + 1.7);
    });
  }
  function switchBell({ currentTarget }) {
    if (bell) bell.close();
    bell = bell ? null : new AudioContext();
    currentTarget.setAttribute("aria-pressed", Boolean(bell));
    ring(); // so that it is known how loud it will be
  }

  // ---- full screen --------------------------------------------------------------
  const page = document.documentElement;
  const isFull = () => Boolean(document.fullscreenElement || document.webkitFullscreenElement);
  function switchFull() {
    if (isFull()) (document.exitFullscreen || document.webkitExitFullscreen).call(document);
    else (page.requestFullscreen || page.webkitRequestFullscreen).call(page);
  }
  function setUpFull(button) {
    button.hidden = !(document.fullscreenEnabled || document.webkitFullscreenEnabled);
    button.addEventListener("click", switchFull);
    ["fullscreenchange", "webkitfullscreenchange"].forEach((type) => {
      document.addEventListener(type, () => button.setAttribute("aria-pressed", isFull()));
    });
  }

  /** What helps whoever leads folds up; the class sees the step. */
  function makeQuiet(block) {
    const [fold, summary] = ["details", "summary"].map((name) => document.createElement(name));
    summary.append($(".block__title", block));
    block.before(fold);
    fold.className = "quiet";
    fold.append(summary, block);
  }

  document.querySelectorAll("[data-quiet]").forEach((fold) => (fold.open = false));
  document.querySelectorAll(".slide .tip, .slide .adapt").forEach(makeQuiet);
  slides.forEach((slide) => {
    slide.tabIndex = -1;
    if (slide.dataset.minutes) makeTimer(slide);
  });
  setInterval(tick, TICK_MS);
  ways.forEach((way) => way.addEventListener("click", () => turn(Number(way.dataset.turn))));
  dots.forEach((dot, index) => {
    dot.addEventListener("click", (event) => {
      event.preventDefault();
      go(index);
    });
  });
  $("[data-bell]").addEventListener("click", switchBell);
  setUpFull($("[data-full]"));
  document.addEventListener("keydown", onKey, true);
  ["touchstart", "touchend"].forEach((type) => document.addEventListener(type, onTouch, { passive: true }));
  addEventListener("hashchange", () => show(Math.max(0, numberIn(location.hash))));
  addEventListener("resize", fit);
  document.fonts.ready.then(fit);
  show(Math.max(0, numberIn(location.hash)));
})();
