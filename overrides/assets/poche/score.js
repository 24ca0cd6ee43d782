/* On pages with a score: other keys, the drawing that suits the room there is, names beside
   the notes, larger notes. A page comes with a picture; what can be pressed and followed, and
   who knows how, come as scripts when somebody turns to the score, since file:// lets no page
   fetch data. */
(function () {
  "use strict";
  const WIDE_PX = 720; // from here on the notes of the wide drawing are large enough
  const NEAR = "600px"; // so far from being seen, a score gets the drawing that was chosen

  const { all, tell } = window.poche;
  const here = document.currentScript.src;
  const { root, lang } = document.querySelector("[data-root]").dataset;
  const HELPERS = ["score-names", "score-follow"].map((name) => here.replace(/score\.js$/, name + ".js"));
  HELPERS.push(root + lang + "/note-names.js");
  const known = {}; // "<work> <semitones>" → what a script said
  const asked = new Set(); // addresses of scripts
  const choices = { names: false, large: false, keys: {} };
  const nameOf = (work, semitones) => work + " " + semitones;

  window.POCHE_SCORE = (data) => (known[nameOf(data.work, data.semitones)] = data);
  function bring(src) {
    if (asked.has(src)) return;
    asked.add(src);
    const script = document.createElement("script");
    script.src = src;
    script.onload = () => scores.forEach((score) => score.came());
    // A file that is missing in this copy may be there at the next try.
    script.onerror = () => asked.delete(src);
    document.head.append(script);
  }

  /** Everything that one score on the page can do. */
  function setUp(root) {
    const { score: work, prefix } = root.dataset;
    const find = (selector) => root.querySelector(selector);
    const [drawing, select] = [find("[data-drawing]"), find("[data-key]")];
    const written = find('[data-key] option[value="0"]').dataset.tonic;
    const source = find("picture source");
    let shown = ""; // key and drawing that are to be seen, once they are more than a picture
    let printing = false;
    let wished = false;
    let pressed = null; // on the picture, where its notes are
    let names = null;
    let follow = null;

    const chosen = () => select.selectedOptions[0];

    function kind() {
      const wide = printing || drawing.clientWidth >= WIDE_PX;
      if (choices.large) return wide ? "narrow" : "large";
      return wide ? "wide" : "narrow";
    }
    /** Whether the picture is not what was chosen, or not for this room. */
    function isOther() {
      const pictured = source && matchMedia(source.media).matches ? "wide" : "narrow";
      return choices.names || chosen().value !== "0" || kind() !== pictured;
    }
    function draw() {
      const option = chosen();
      const data = known[nameOf(work, option.value)];
      wished = !(data && window.pocheNoteNames && window.pocheFollow && window.pocheNotesAreCalled);
      if (wished) [...HELPERS, option.dataset.script].forEach(bring);
      else show(data);
    }
    function show(data) {
      if (!names) {
        names = window.pocheNoteNames(root);
        follow = window.pocheFollow(root, names);
        retune();
      }
      const now = nameOf(data.semitones, kind());
      if (now !== shown) {
        shown = now;
        drawing.dataset.kind = kind();
        drawing.classList.toggle("score__drawing--wide", drawing.clientWidth >= WIDE_PX);
        drawing.innerHTML = data[kind()].replace(/( id="| data-for="| href="#)/g, "$1" + prefix);
        // The drawing has its name from around it; as a title it would be a tip at every note.
        drawing.querySelectorAll("title, desc").forEach((each) => each.remove());
        follow.drawn(data);
        if (pressed) follow.press(pressed);
        pressed = null;
      }
      showNames();
    }
    function retune() {
      const { dataset, value } = chosen();
      if (names) names.retune({ from: written, to: dataset.tonic, semitones: Number(value) });
    }
    function showNames() {
      const svg = drawing.querySelector("svg");
      if (!choices.names || !shown) return names.erase(svg);
      if (document.fonts.status === "loaded") return names.draw(svg); // paper does not wait
      document.fonts.ready.then(() => svg.isConnected && choices.names && names.draw(svg));
    }

    /** Take over what was chosen, here or at another visit. */
    function apply() {
      const kept = choices.keys[work];
      if (kept !== undefined && find(`[data-key] option[value="${kept}"]`)) select.value = String(kept);
      const { dataset, textContent } = chosen();
      if (dataset.pdf) {
        find("[data-pdf-link]").href = dataset.pdf;
        find("[data-pdf-words]").textContent = textContent + " · " + dataset.kilobytes;
      }
      find("[data-show-names]").setAttribute("aria-pressed", choices.names);
      find("[data-show-large]").setAttribute("aria-pressed", choices.large);
      retune();
      root.querySelectorAll("[data-key-step]").forEach((button) => {
        button.setAttribute("aria-disabled", !select.options[select.selectedIndex + Number(button.dataset.keyStep)]);
      });
      drawOther();
    }
    function choose(semitones) {
      choices.keys[work] = semitones;
      changed();
      find("[data-key-told]").textContent = chosen().textContent;
    }

    let near = false;
    function drawOther() {
      if (shown || (near && isOther())) draw();
    }
    new IntersectionObserver(
      (looks) => {
        // On a busy machine several come at once, the first of them from before anybody scrolled.
        if (near || !looks.some((it) => it.isIntersecting)) return;
        near = true;
        drawOther();
      },
      { rootMargin: NEAR }
    ).observe(root);
    new ResizeObserver(() => (shown ? drawing.dataset.kind !== kind() && draw() : drawOther())).observe(drawing);
    // Who turns to a score, with a pointer or by keyboard, may soon press a note.
    const turned = () => shown || wished || draw();
    root.addEventListener("pointerover", turned);
    root.addEventListener("focusin", turned);
    drawing.tabIndex = 0;
    drawing.addEventListener("click", (event) => {
      if (shown) return;
      pressed = event;
      draw();
    });
    select.addEventListener("change", () => choose(Number(select.value)));
    root.addEventListener("click", ({ target }) => {
      const { keyStep, showNames: byName, showLarge } = (target.closest("button") || root).dataset;
      if (keyStep) {
        const option = select.options[select.selectedIndex + Number(keyStep)];
        if (option) choose(Number(option.value));
      }
      if (byName !== undefined) choices.names = !choices.names;
      if (showLarge !== undefined) choices.large = !choices.large;
      if (byName !== undefined || showLarge !== undefined) changed();
    });
    return {
      apply,
      print(on) {
        printing = on;
        if (shown) draw();
      },
      came() {
        if (wished) draw();
      },
      sounds(recording) {
        if (recording && find(`[data-follow="${recording}"]`)) turned();
      },
    };
  }

  const scores = Array.from(all("[data-score]"), setUp);
  const applyAll = () => scores.forEach((score) => score.apply());
  function changed() {
    applyAll();
    tell("score", choices);
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1) return;
    if (data.kind === "time") scores.forEach((score) => score.sounds(data.recording));
    if (data.kind !== "settings" || !data.score) return;
    Object.assign(choices, { names: false, large: false, keys: {} }, data.score);
    applyAll();
  });
  document.addEventListener("play", ({ target }) => scores.forEach((score) => score.sounds(target.dataset.recording)), true);
  // Paper is wide: its drawing is not that of the window.
  addEventListener("beforeprint", () => scores.forEach((score) => score.print(true)));
  addEventListener("afterprint", () => scores.forEach((score) => score.print(false)));
  applyAll();
})();
