/* Narrows a list down by the answers that somebody presses. All of it is made from the page: the
   questions from its fieldsets, what each row has from its `data-is`. What was chosen stands in
   the address, so that it can be sent to somebody and is there again after a reload. */
(function () {
  "use strict";
  const panel = document.querySelector("[data-sift]");
  if (!panel) return; // nothing here that would part the rows
  const WAIT_MS = 250; // after the last press, before the count is said and the address written
  const AT_ONCE = 6; // rows in a frame: an old laptop stays awake between them
  const ON_SCREEN = 12; // rows that may be in sight below the panel
  const NARROW = matchMedia("(max-width: 47.99rem)"); // as in sieve.css
  const $ = (selector) => panel.querySelector(selector);
  const $$ = (selector, within = panel) => [...within.querySelectorAll(selector)];

  /** Count, without touching the page. `rows` say for each question which answers, by number,
      they fit; `chosen` is for each question a set of numbers. A row fits a question without an
      answer, or one of whose answers it fits. Returned is which rows fit, and for each answer how
      many would if it were the one to its question. */
  function count(rows, chosen) {
    const counts = chosen.map(() => []);
    const fits = rows.map((row) => {
      const missed = [...chosen.keys()].filter(
        (at) => chosen[at].size > 0 && !row[at].some((answer) => chosen[at].has(answer)),
      );
      // A row that only one question keeps out would be there by another answer to that one.
      const open = missed.length === 0 ? chosen.keys() : missed.length === 1 ? missed : [];
      for (const at of open) row[at].forEach((answer) => (counts[at][answer] = (counts[at][answer] || 0) + 1));
      return missed.length === 0;
    });
    return { fits, counts };
  }

  const facets = $$("[data-facet]").map((field) => {
    const buttons = $$("[data-code]", field);
    const codes = buttons.map((button) => button.dataset.code);
    const many = !["around", "most"].includes(field.dataset.facet);
    const why = field.querySelector("[data-why]");
    return { field, key: field.id, buttons, codes, many, why, by: field.dataset.facet };
  });
  const numbers = (codes) => codes.map((code) => (code === "none" ? 0 : Number(code)));
  /** Which answers to a question what stands in `data-is` fits, by number. */
  function read(facet, said) {
    const all = [...facet.codes.keys()];
    if (facet.many) {
      const has = new Set(said.split(" "));
      return all.filter((at) => has.has(facet.codes[at]));
    }
    if (!said) return all;
    const [low, high] = said.split("-").map(Number);
    const given = numbers(facet.codes);
    return all.filter((at) => low <= given[at] && (facet.by === "most" || given[at] <= high));
  }
  const items = [...document.querySelectorAll("[data-is]")];
  const rows = items.map((item) => {
    const said = item.dataset.is.split("|");
    return facets.map((facet, at) => read(facet, said[at] || ""));
  });
  const chosen = facets.map(() => new Set());
  let fits = rows.map(() => true);
  let later = 0;

  // Rows are shown and hidden some in each frame, those above first, so that a press answers at once
  let queue = [];
  let going = false;
  function step() {
    for (let cost = 0; queue.length && cost < AT_ONCE; ) {
      const [at, near] = queue.shift();
      if (items[at].hidden === fits[at]) cost += near ? AT_ONCE / 2 : 1;
      items[at].hidden = !fits[at];
    }
    going = queue.length > 0;
    if (going) soon();
  }
  const soon = () => requestAnimationFrame(() => setTimeout(step));
  function show() {
    let shown = 0;
    // What appears where somebody looks is drawn at once, and takes longer than what is below.
    queue = items.map((_, at) => [at, fits[at] && shown++ < ON_SCREEN]);
    if (!going) soon();
    going = true;
  }

  /** What is chosen, in words; `but` is a question to leave out. */
  const words = (but) =>
    facets.flatMap(({ buttons }, at) => (at === but ? [] : [...chosen[at]].map((it) => buttons[it].dataset.words)));

  function sift() {
    const found = count(rows, chosen);
    fits = found.fits;
    facets.forEach(({ key, buttons, why }, at) => {
      let closed = false;
      buttons.forEach((button, it) => {
        const there = found.counts[at][it] || 0;
        const pressed = chosen[at].has(it);
        const shut = there === 0 && !pressed;
        closed = closed || shut;
        button.lastElementChild.textContent = there;
        button.setAttribute("aria-pressed", pressed);
        if (shut) {
          button.setAttribute("aria-disabled", "true");
          button.setAttribute("aria-describedby", key + "-why");
        } else {
          button.removeAttribute("aria-disabled");
          button.removeAttribute("aria-describedby");
        }
      });
      why.textContent = closed ? why.dataset.why.replace("{choices}", words(at).join(" · ")) : "";
      why.hidden = !closed;
    });
    const all = words();
    showChosen(all.length);
    const paper = document.querySelector("[data-paper]");
    paper.textContent = all.join(" · ");
    paper.hidden = all.length === 0;
    const left = fits.filter(Boolean).length;
    document.querySelector("[data-nothing]").hidden = left > 0;
    $("[data-random]").disabled = left === 0;
    show();
    clearTimeout(later);
    later = setTimeout(tell, WAIT_MS);
  }

  function showChosen(number) {
    const list = $("[data-chosen] ul");
    const chips = facets.flatMap(({ buttons }, at) =>
      [...chosen[at]].map((it) => {
        const chip = $("[data-chosen] template").content.cloneNode(true).firstElementChild;
        chip.querySelector("[data-words]").textContent = buttons[it].dataset.words;
        chip.querySelector("button").addEventListener("click", () => drop(at, it));
        return chip;
      }),
    );
    window.pocheRefill(list, chips);
    $("[data-chosen]").hidden = number === 0;
    const told = $("[data-number]");
    told.textContent = told.dataset.number.replace("{n}", number);
    told.hidden = number === 0;
  }

  function press(at, it) {
    const { many, buttons } = facets[at];
    if (buttons[it].hasAttribute("aria-disabled")) return; // why not, it says beside it
    const was = chosen[at].has(it);
    if (!many) chosen[at].clear();
    if (was) chosen[at].delete(it);
    else chosen[at].add(it);
    sift();
  }
  function drop(at, it) {
    chosen[at].delete(it);
    sift();
    if (words().length === 0) leave();
  }
  function clear() {
    chosen.forEach((answers) => answers.clear());
    sift();
    leave();
  }
  /** The button that was pressed is gone: go to the head of the panel, or to its first answer. */
  function leave() {
    (NARROW.matches ? $("summary") : facets[0].buttons[0]).focus();
  }

  /** Say how many there are, and write into the address what was chosen, beside what is not ours. */
  function tell() {
    later = 0;
    const found = $("[data-found]");
    const left = fits.filter(Boolean).length;
    found.textContent = found.dataset.found.replace("{n}", left).replace("{all}", rows.length);
    const said = new URLSearchParams(location.search);
    facets.forEach(({ key, codes }, at) => {
      said.delete(key);
      [...chosen[at]].forEach((it) => said.append(key, codes[it]));
    });
    window.poche.writeAddress(said, asked() ? "" : location.hash); // once answered, no need to go there again
  }
  const asked = () => facets.find(({ key }) => location.hash === "#" + key);

  function recall() {
    const said = new URLSearchParams(location.search);
    facets.forEach(({ key, codes, many }, at) => {
      const known = said.getAll(key).map((code) => codes.indexOf(code)).filter((it) => it >= 0);
      chosen[at] = new Set(many ? known : known.slice(0, 1));
    });
  }
  /** Fold the panel on a phone, unless the address leads into it. */
  function fold() {
    const there = asked();
    const all = $("details");
    all.open = !NARROW.matches || Boolean(there);
    $("summary").tabIndex = NARROW.matches ? 0 : -1; // on a desk the panel is always open
    panel.dataset.ready = "";
    if (!there) return;
    there.field.closest("details").open = true;
    there.field.scrollIntoView();
    there.field.focus({ preventScroll: true });
  }

  facets.forEach(({ buttons }, at) =>
    buttons.forEach((button, it) => button.addEventListener("click", () => press(at, it))),
  );
  document.querySelectorAll("[data-clear]").forEach((button) => button.addEventListener("click", clear));
  $("[data-random]").addEventListener("click", () => {
    const left = items.filter((_, at) => fits[at]);
    left[Math.floor(Math.random() * left.length)].querySelector("a").click();
  });
  // Whoever leaves at once comes back to what was chosen.
  addEventListener("click", ({ target }) => later && target.closest("a") && (clearTimeout(later), tell()), true);
  NARROW.addEventListener("change", fold);
  recall();
  sift();
  fold();
})();
