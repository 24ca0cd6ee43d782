/* The dialog of search: what is typed is asked at once, and stands in the page's address, so that
   a reload, a link that somebody sent, and Back from a result bring it back with its results. */
(function () {
  "use strict";
  const WAIT_MS = 400; // after the last letter, before the count is said and the address written
  const LONGEST = 200; // letters of what was typed that an address may carry
  const dialog = document.querySelector("dialog.find");
  const field = dialog.querySelector("input");
  const { lang, root } = document.querySelector("[data-root]").dataset;
  const site = new URL(root, document.baseURI).href;
  const words = window.pocheFindWords;
  if (!words) return; // find-field.js has gone to the lists from A to Z

  // A script of the search may be missing, as a file of its index may.
  let finder = null;
  try {
    finder = window.pocheFinder(site, lang);
  } catch (broken) {
    finder = null;
  }
  const nothing = { words: 1, best: [], groups: [], total: 0, partly: false, missing: true };

  const results = document.createElement("div");
  const list = window.pocheFindList(words, finder, site, results);
  const { make, icon, fill, ways } = list;
  const told = make("p", "find__told");
  const help = make("div", "find__help");
  let later = 0;
  let shown = null; // the text whose answer stands in the list; null while one is awaited
  let whole = ""; // the kind of which every page is shown
  let chosen = -1;
  let scrolled = false;
  let impatient = dialog.dataset.entered === "true"; // Enter was pressed before the answer was there

  // ---- what stands there ------------------------------------------------------------
  function build() {
    const close = make("button", "find__close", icon("close"));
    close.type = "button";
    close.setAttribute("aria-label", words.close);
    close.title = words.close;
    close.addEventListener("click", () => dialog.close());
    field.before(make("span", "find__icon", icon("search")));
    field.after(close);
    told.setAttribute("role", "status");
    results.id = "find-results";
    results.className = "find__results";
    results.setAttribute("role", "listbox");
    results.setAttribute("aria-label", words.results);
    results.hidden = true;
    field.setAttribute("aria-controls", results.id);
    field.setAttribute("aria-autocomplete", "list");
    dialog.append(make("div", "find__body", told, help, results));
  }
  const part = (name, all) => [make("h2", "find__name", name), ways(all)];

  function helpFor(answer) {
    const said = [];
    if (!answer) {
      said.push(make("p", "find__lead", words.start), make("p", "find__more", words.start_more));
      said.push(...part(words.lists, words.lists_az), ...part(words.sections, words.sections_all));
    } else if (answer.missing) {
      said.push(make("div", "find__broken", icon("archive"), make("p", "", words.missing)), ways(words.lists_az));
    } else if (!answer.total) {
      said.push(make("p", "find__lead", words.try_less), make("p", "find__more", words.try_lists), ways(words.lists_az));
      said.push(make("p", "find__more", words.try_filters), ways(words.sections_all));
    }
    help.replaceChildren(...said);
    help.hidden = said.length === 0;
  }
  function outcome({ total, partly, missing }) {
    if (!total) return missing ? "" : words.none;
    return partly ? words.partly : fill(total === 1 ? words.one : words.many, { n: total });
  }

  // ---- asking -------------------------------------------------------------------------
  async function ask() {
    const text = field.value;
    shown = null;
    clearTimeout(later);
    if (!text.trim()) return show(text, null);
    const answer = finder ? await finder.ask(text, { all: whole }).catch(() => nothing) : nothing;
    if (!answer || text !== field.value) return; // overtaken
    show(text, answer.words ? answer : { ...nothing, missing: false });
  }
  function show(text, answer) {
    const kept = whole ? chosen : -1; // the place of "Show all", now that of the first to come
    shown = text;
    results.dataset.typed = text.slice(0, LONGEST);
    helpFor(answer);
    if (answer) list.show(answer, showAll, kept + 1);
    else list.clear();
    field.setAttribute("aria-expanded", String(Boolean(answer && answer.total)));
    if (kept < 0 && scrolled) dialog.scrollTop = 0; // even to ask where it stands would lay all out
    scrolled = false;
    choose(kept);
    later = setTimeout(() => {
      told.textContent = answer ? outcome(answer) : "";
      write();
    }, WAIT_MS);
    if (impatient && list.options().length) enter();
    impatient = false;
  }
  function showAll(kind) {
    whole = kind;
    field.focus();
    ask();
  }

  // ---- keys -----------------------------------------------------------------------------
  function choose(index) {
    const options = list.options();
    if (options[chosen]) options[chosen].setAttribute("aria-selected", "false");
    chosen = index;
    const now = options[index];
    if (!now) return field.removeAttribute("aria-activedescendant");
    now.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", now.id);
    now.scrollIntoView({ block: "nearest" });
  }
  /** Go to what is chosen, else to the first; if nothing is there yet, as soon as it is. */
  function enter() {
    impatient = shown !== field.value;
    const options = list.options();
    const target = options[chosen] || options[0];
    if (target && !impatient) target.click();
  }
  function turn(by) {
    const count = list.options().length + 1; // one place more: the field itself
    choose(((chosen + 1 + by + count) % count) - 1);
  }
  const keys = {
    ArrowDown: () => turn(1),
    ArrowUp: () => turn(-1),
    Enter: enter,
    Home: () => chosen >= 0 && choose(0),
    End: () => chosen >= 0 && choose(list.options().length - 1),
  };
  function onKey(event) {
    const { key, target } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (key === "Escape") {
      event.stopPropagation(); // nothing else closes by it
      if (!field.value) return;
      event.preventDefault(); // first it empties, then it closes
      field.value = "";
      field.focus();
      onInput();
    }
    if (target !== field || !Object.prototype.hasOwnProperty.call(keys, key)) return;
    // Before anything is chosen, Home and End move within what is typed.
    if (chosen < 0 && (key === "Home" || key === "End")) return;
    event.preventDefault();
    keys[key]();
  }
  function onInput(event) {
    if (event && event.isComposing) return;
    whole = "";
    impatient = false;
    ask();
  }

  // ---- the address -----------------------------------------------------------------------
  function write() {
    const said = new URLSearchParams(location.search);
    const text = dialog.open ? field.value.trim().slice(0, LONGEST) : "";
    if (text) said.set("find", text);
    else said.delete("find");
    window.poche.writeAddress(said);
  }

  build();
  // Who came by a key types on at once; who came by finger is asked for nothing yet.
  if (finder && dialog.dataset.keyed) finder.ready();
  dialog.addEventListener("scroll", () => (scrolled = true));
  dialog.addEventListener("keydown", onKey);
  dialog.addEventListener("input", onInput);
  dialog.addEventListener("compositionend", () => onInput());
  dialog.addEventListener("open", write);
  dialog.addEventListener("close", write);
  // Back shall find what was typed, however soon somebody goes on.
  dialog.addEventListener("click", ({ target, clientX, clientY }) => {
    if (target.closest("a[href]")) write();
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const beside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && beside) dialog.close();
  });
  // A page's own filters write the address, too, and know nothing of this.
  addEventListener("hashchange", () => dialog.open && shown === field.value && write());
  setTimeout(ask); // apart from what stands above, so that an old laptop stays awake
})();
