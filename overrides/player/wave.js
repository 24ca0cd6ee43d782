/* Draws a waveform on a canvas: bars, those already heard in another colour, the
   stretch of a loop lit, a mark at every chapter. The slider above it seeks. */
window.pocheWave = function (canvas) {
  "use strict";
  const BAR_PX = 3;
  const STEP_PX = 5;
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  let context = null; // not before something is drawn: it takes a while
  const values = new Map(); // waveforms read before, by their text
  let last = null;

  function read(peaks) {
    if (!values.has(peaks)) {
      values.clear();
      values.set(peaks, Array.from(peaks, (letter) => ALPHABET.indexOf(letter) / 63));
    }
    return values.get(peaks);
  }
  /** The loudest value of a stretch, given as parts of the whole. */
  function loudest(heights, from, to) {
    const first = Math.floor(from * heights.length);
    const end = Math.max(first + 1, Math.ceil(to * heights.length));
    return Math.max(0, ...heights.slice(first, end));
  }

  /** `view` in seconds: peaks, whole, from and to (what is shown), at, loop {a, b} or null, marks [seconds]. */
  function draw(view) {
    last = view;
    const { width, height } = canvas.getBoundingClientRect();
    if (!width) return; // nobody sees it yet
    context ||= canvas.getContext("2d");
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const { from, to, whole, at, loop } = view;
    if (!(to > from) || !whole) return;
    const style = getComputedStyle(canvas);
    const [heard, ahead, lit] = ["--wave-heard", "--wave-ahead", "--wave-lit"].map((name) => style.getPropertyValue(name));
    const x = (seconds) => ((seconds - from) / (to - from)) * width;
    const heights = read(view.peaks || "A");
    if (loop) {
      context.fillStyle = lit;
      context.fillRect(x(loop.a), 0, Math.max(2, x(Math.min(loop.b, to)) - x(loop.a)), height);
    }
    context.fillStyle = ahead;
    for (const seconds of view.marks) {
      if (seconds > from && seconds < to) context.fillRect(x(seconds) - 1, 0, 1.5, height);
    }
    const bars = Math.max(1, Math.floor(width / STEP_PX));
    for (let bar = 0; bar < bars; bar += 1) {
      const [begin, end] = [bar, bar + 1].map((edge) => from + ((to - from) * edge) / bars);
      const tall = Math.max(BAR_PX, loudest(heights, begin / whole, end / whole) * (height - 8));
      context.fillStyle = (begin + end) / 2 <= at ? heard : ahead;
      context.fillRect((bar * width) / bars + 1, (height - tall) / 2, BAR_PX, tall);
    }
  }

  if (window.ResizeObserver) new ResizeObserver(() => last && draw(last)).observe(canvas);
  return { draw };
};
