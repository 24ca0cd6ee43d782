/* Search, as far as every page has it: a field that stands there at once when `/` or the
   magnifier is pressed, so that no letter is lost. What answers is fetched only then: find.js.
   Without script the magnifier leads to the lists from A to Z. */
(function () {
  "use strict";
  const html = document.documentElement;
  const way = document.querySelector("a[data-find]");
  const { hub, lang, root } = document.querySelector("[data-root]").dataset;
  const site = new URL(root, document.baseURI).href;
  const STEMMED = ["fr", "de", "nl", "en"];
  let dialog = null;
  let carried = 0; // where in the field carry() goes on

  /** Everything that answers, as classic scripts, which run in this order. */
  function scripts() {
    const stems = STEMMED.includes(lang) ? ["snowball/base", "snowball/" + lang] : [];
    const own = [...stems, "find-fold", "find-index", "find-match", "find-rank", "find-phrase", "find-ask", "find-list", "find"];
    return [lang + "/find.js", ...own.map((name) => `assets/poche/${name}.js`)];
  }
  function make() {
    const field = document.createElement("input");
    const said = { type: "search", role: "combobox", "aria-label": way.dataset.find, "aria-expanded": "false", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "go", dir: "auto" };
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
    // Enter may be quicker than find.js, which then goes on with it.
    field.addEventListener("keydown", ({ key }) => (dialog.dataset.entered = String(key === "Enter")));
    const head = Object.assign(document.createElement("div"), { className: "find__head" });
    head.append(field);
    dialog = Object.assign(document.createElement("dialog"), { className: "find" });
    dialog.setAttribute("aria-label", way.dataset.find);
    dialog.append(head);
    dialog.addEventListener("close", () => html.classList.remove("finding"));
    document.body.append(dialog);
    setTimeout(load); // the field is shown first
  }
  function load() {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: site + "assets/poche/find.css" }));
    const made = scripts().map((path) => Object.assign(document.createElement("script"), { src: site + path, async: false }));
    // Not even the first or the last is there: then the lists are all that is left.
    made[0].onerror = made[made.length - 1].onerror = () => location.assign(way.href);
    document.head.append(...made);
  }

  /** Open search, with what stands in the field marked. */
  function open() {
    if (!dialog) make();
    const field = dialog.querySelector("input");
    if (!dialog.open) {
      dialog.showModal();
      html.classList.add("finding");
      field.select();
      dialog.dispatchEvent(new Event("open"));
    }
    field.focus();
    carried = field.selectionStart;
  }
  /** Put in what was typed before the field had the focus. It may come by message, and then later
      than the letters typed since into the field itself, before which it belongs. */
  function carry(text) {
    if (!dialog || !dialog.open) open();
    const field = dialog.querySelector("input");
    field.focus();
    if (field.selectionStart < field.selectionEnd) field.setRangeText("");
    field.setRangeText(text, carried, carried);
    carried += text.length;
    if (field.selectionStart < carried) field.setSelectionRange(carried, carried);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  way.setAttribute("aria-haspopup", "dialog");
  way.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // to another tab
    event.preventDefault();
    event.stopPropagation(); // nobody leaves the page: the shell need not expect another
    open();
  });
  // Ahead of page.js, which tells the shell of keys. In Firefox `/` would open its own search.
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");
  function onKey(event) {
    const command = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || command || html.classList.contains("no-keys") || isTyping(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    open();
    dialog.dataset.keyed = "true";
  }
  document.addEventListener("keydown", onKey, true);
  /* A frame of another origin, as on file:// every page is, may not take the focus before somebody
     has pressed something in it: then the field takes it as soon as the frame has it. */
  function regain({ target }) {
    const lost = dialog && dialog.open && !(target instanceof Node && dialog.contains(target));
    if (lost && document.activeElement === document.body) dialog.querySelector("input").focus();
  }
  addEventListener("focus", regain);
  addEventListener("keydown", regain, true);
  // Pressed in the shell, whose page this is: what was typed since comes along.
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1 || data.kind !== "find") return;
    if (data.text) carry(String(data.text));
    else open();
  });

  try {
    // In the shell its settings say it; alone this may be known, too.
    if (localStorage.getItem(hub + ":keys") === "off") html.classList.add("no-keys");
  } catch (refused) {
    // A browser that keeps nothing keeps no such wish.
  }
  const asked = new URLSearchParams(location.search).get("find");
  if (asked) carry(asked);
})();
