/* Sorts and filters the table of all projects. What was chosen stands in the address, so that it
   can be sent to somebody and is there again after a reload; the shell carries the address on. */
(function () {
  "use strict";
  const $ = (selector) => document.querySelector(selector);
  const form = $("[data-sieve]");
  if (!form) return; // no projects, no table
  const WAIT_MS = 250; // after the last letter, before the count is said and the address written
  const AT_ONCE = 4; // rows in a frame: an old laptop stays awake between them
  const WORDS = 3; // columns with words; the others hold dates and numbers
  const body = $(".rows tbody");
  const heads = [...document.querySelectorAll(".rows thead th")];
  const found = $("[data-found]");
  const nothing = $("[data-nothing]");
  const first = heads.findIndex((head) => head.hasAttribute("aria-sort"));
  /** Without accents and capitals: who types Liege looks for Liège. */
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  /** What a cell is sorted by: 9 before 10. A collator of Intl would take 70 ms on an old laptop. */
  const key = (text) => fold(text).replace(/\d+/g, (number) => number.padStart(8, "0"));

  const rows = [...body.rows].map((row) => ({
    row,
    cells: [...row.cells].map((cell) => cell.dataset.is || cell.textContent),
    more: row.dataset.more || "",
    countries: row.dataset.in.split(" "),
    languages: row.dataset.of.split(" "),
  }));

  /** A function that does `act` with every item, some in each frame to come, so that what was
      pressed answers first; asked again, it begins anew. `act` says whether it changed anything:
      that is what takes time. */
  function paced(act) {
    let queue = [];
    let going = false;
    const soon = () => requestAnimationFrame(() => setTimeout(step));
    function step() {
      for (let changed = 0; queue.length && changed < AT_ONCE; ) changed += act(queue.shift());
      going = queue.length > 0;
      if (going) soon();
    }
    return (items) => {
      queue = items;
      if (!going) soon();
      going = true;
    };
  }
  const place = paced(([row, index]) => {
    const there = body.rows[index];
    if (row !== there) body.insertBefore(row, there);
    return row !== there;
  });
  const show = paced(([row, fits]) => {
    const changes = row.hidden === fits;
    row.hidden = !fits;
    return changes;
  });

  let sorted = { by: first, down: false };
  let later = 0;

  function sort(by, down) {
    sorted = { by, down };
    const way = down ? -1 : 1;
    const keys = new Map(rows.map((it) => [it, key(it.cells[by])]));
    const compare = (one, other) => (one < other ? -1 : Number(one > other));
    rows.sort((one, other) => way * compare(keys.get(one), keys.get(other)));
    place(rows.map(({ row }, index) => [row, index]));
    heads.forEach((head, index) => {
      if (index === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  function sift() {
    const { country, language, q } = form.elements;
    const wanted = fold(q.value).split(/\s+/).filter(Boolean);
    const fits = rows.map((it) => {
      it.words = it.words || fold(it.cells.slice(0, WORDS).concat(it.more).join(" "));
      return (
        (!country.value || it.countries.includes(country.value)) &&
        (!language.value || it.languages.includes(language.value)) &&
        wanted.every((word) => it.words.includes(word))
      );
    });
    show(rows.map(({ row }, index) => [row, fits[index]]));
    const count = fits.filter(Boolean).length;
    nothing.hidden = count > 0;
    $(".rows").hidden = count === 0;
    clearTimeout(later);
    later = setTimeout(() => tell(count), WAIT_MS);
  }

  /** Say how many there are, and write into the address what was chosen. */
  function tell(count) {
    found.textContent = found.dataset.found.replace("{n}", count).replace("{all}", rows.length);
    const said = new URLSearchParams();
    [...form.elements].forEach(({ name, value }) => value.trim() && said.set(name, value.trim()));
    if (sorted.by !== first || sorted.down) said.set("by", (sorted.down ? "-" : "") + heads[sorted.by].dataset.by);
    window.poche.writeAddress(said);
  }

  function all() {
    form.reset();
    sift();
    form.elements.q.focus();
  }

  function recall() {
    const said = new URLSearchParams(location.search);
    [...form.elements].forEach((field) => {
      if (said.has(field.name)) field.value = said.get(field.name);
      if (field.value === "" && field.options) field.value = ""; // no such choice: all
    });
    const by = said.get("by") || "";
    const index = heads.findIndex((head) => head.dataset.by === by.replace(/^-/, ""));
    if (index >= 0) sort(index, by.startsWith("-"));
  }

  /* The style sheet lets rows and months wait until they are nearly seen. Several at once would hold
     up an old laptop: so they are laid out now, one at a time, while nobody waits for them. */
  function settle() {
    const waiting = [...document.querySelectorAll(".rows tbody tr, .months .month")];
    const next = () => {
      if (!waiting.length) return;
      waiting.shift().style.contentVisibility = "visible";
      requestAnimationFrame(() => setTimeout(next));
    };
    document.fonts.ready.then(next);
  }

  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      sort(index, sorted.by === index && !sorted.down);
      sift();
    });
  });
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  $("[data-all]").addEventListener("click", all);
  recall();
  sift();
  if (document.readyState === "complete") settle();
  else addEventListener("load", settle);
})();
