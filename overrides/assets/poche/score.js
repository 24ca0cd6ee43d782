/* On pages with a score: other keys, the drawing that suits the room there is, names beside
   the notes, larger notes. The drawings of a key come as a script when they are first wanted,
   since file:// lets no page fetch data. */
(function () {
  "use strict";
  const WIDE_PX = 720; // from here on the notes of the wide drawing are large enough
  const NEAR = "600px"; // so far from being seen, a score gets its drawings

  const { all, tell } = window.poche;
  const known = {}; // "<work> <semitones>" → what a script said
  const wishes = {}; // the same → who waits for it
  const choices = { names: false, large: false, keys: {} };
  const nameOf = (work, semitones) => work + " " + semitones;

  window.POCHE_SCORE = (data) => (known[nameOf(data.work, data.semitones)] = data);
  function whenKnown(work, option, then) {
    const name = nameOf(work, option.value);
    if (known[name]) return then(known[name]);
    if (wishes[name]) return wishes[name].push(then);
    wishes[name] = [then];
    const script = document.createElement("script");
    script.src = option.dataset.script;
    script.onload = () => wishes[name].splice(0).forEach((wish) => wish(known[name]));
    // A file that is missing in this copy may be there at the next try.
    script.onerror = () => delete wishes[name];
    document.head.append(script);
  }

  /** Everything that one score on the page can do. */
  function setUp(root) {
    const { score: work, prefix } = root.dataset;
    const find = (selector) => root.querySelector(selector);
    const [drawing, select] = [find("[data-drawing]"), find("[data-key]")];
    const names = window.pocheNoteNames(root);
    const written = find('[data-key] option[value="0"]').dataset.tonic;
    let shown = ""; // key and drawing that are to be seen
    let printing = false;

    const follow = window.pocheFollow(root, names, draw);
    const chosen = () => select.selectedOptions[0];

    function kind() {
      const wide = printing || drawing.clientWidth >= WIDE_PX;
      if (choices.large) return wide ? "narrow" : "large";
      return wide ? "wide" : "narrow";
    }
    function draw() {
      const option = chosen();
      whenKnown(work, option, (data) => {
        if (option === chosen()) show(data);
      });
    }
    function show(data) {
      const now = nameOf(data.semitones, kind());
      if (now !== shown) {
        shown = now;
        drawing.dataset.kind = kind();
        drawing.classList.toggle("score__drawing--wide", drawing.clientWidth >= WIDE_PX);
        drawing.innerHTML = data[kind()].replace(/( id="| data-for="| href="#)/g, "$1" + prefix);
        // The drawing has its name from around it; as a title it would be a tip at every note.
        drawing.querySelectorAll("title, desc").forEach((each) => each.remove());
        follow.drawn(data);
      }
      showNames();
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
      const { dataset, value, textContent } = chosen();
      if (dataset.pdf) {
        find("[data-pdf-link]").href = dataset.pdf;
        find("[data-pdf-words]").textContent = textContent + " · " + dataset.kilobytes;
      }
      find("[data-show-names]").setAttribute("aria-pressed", String(choices.names));
      find("[data-show-large]").setAttribute("aria-pressed", String(choices.large));
      names.retune({ from: written, to: dataset.tonic, semitones: Number(value) });
      root.querySelectorAll("[data-key-step]").forEach((button) => {
        button.setAttribute("aria-disabled", String(!select.options[select.selectedIndex + Number(button.dataset.keyStep)]));
      });
      if (near) draw();
    }
    function choose(semitones) {
      choices.keys[work] = semitones;
      changed();
      find("[data-key-told]").textContent = chosen().textContent;
    }

    let near = false;
    new IntersectionObserver(
      ([{ isIntersecting }]) => {
        if (!isIntersecting || near) return;
        near = true;
        draw();
      },
      { rootMargin: NEAR }
    ).observe(root);
    new ResizeObserver(() => shown && drawing.dataset.kind !== kind() && draw()).observe(drawing);
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
    };
  }

  const scores = Array.from(all("[data-score]"), setUp);
  const applyAll = () => scores.forEach((score) => score.apply());
  function changed() {
    applyAll();
    tell("score", choices);
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1 || data.kind !== "settings" || !data.score) return;
    Object.assign(choices, { names: false, large: false, keys: {} }, data.score);
    applyAll();
  });
  // Paper is wide: its drawing is not that of the window.
  addEventListener("beforeprint", () => scores.forEach((score) => score.print(true)));
  addEventListener("afterprint", () => scores.forEach((score) => score.print(false)));
  applyAll();
})();
