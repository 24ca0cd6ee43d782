/* In every <head>, not deferred: it marks <html> before the first paint. In the
   shell it speaks to the shell; alone it fetches alone.js. */
(function () {
  "use strict";
  const html = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);
  let inside = false; // the shell, not just any frame
  let keys = true; // shortcuts of one key; WCAG 2.1.4 wants an off
  let state = {}; // what sounds, as a `play` message says it
  let favourites = []; // "r:<recording>" and "p:<playlist>"
  const about = document.querySelector("[data-root]").dataset; // what the build says of this page
  const site = new URL(about.root, document.baseURI).href;
  const isFramed = parent !== window;

  function tell(kind, more) {
    parent.postMessage({ poche: 1, kind, ...more }, "*");
  }

  // A page is shown when its letters and scripts are there: it would be laid out in others'
  // first, and jump under a finger. A letter that does not come keeps nobody waiting.
  const LONGEST_MS = 3000; // as long as letters alone stay unseen by `font-display: block`
  const SHOWN_MS = 300; // how long it may take to be drawn then
  const waits = new Set(["letters", "scripts"]);
  const wait = (what) => waits.add(what);
  let shown = false;
  function come(what) {
    if (!waits.delete(what) || waits.size) return;
    html.classList.remove("soon");
    const tellShown = () => {
      if (shown) return;
      shown = true;
      hello("shown");
    };
    requestAnimationFrame(() => setTimeout(tellShown));
    setTimeout(tellShown, SHOWN_MS); // a tab that nobody sees draws no frames
  }
  html.classList.add("soon", "unread");
  Promise.all([400, 700].map((weight) => document.fonts.load(weight + " 1em 'Atkinson Hyperlegible Next'"))).then(
    () => come("letters"),
    () => come("letters"),
  );
  setTimeout(() => {
    html.classList.remove("unread");
    Array.from(waits, come);
  }, LONGEST_MS);

  // Light and dark
  const system = matchMedia("(prefers-color-scheme: dark)");
  let scheme = "auto"; // then tokens.css follows the system
  const isDark = () => scheme === "dark" || (scheme === "auto" && system.matches);
  function wear(wanted) {
    scheme = html.dataset.scheme = wanted;
    showSettings();
  }
  function toggleScheme() {
    wear(isDark() ? "light" : "dark");
    tell("scheme", { scheme });
  }
  function showSettings() {
    all("[data-scheme-toggle]").forEach((b) => b.setAttribute("aria-pressed", isDark()));
  }

  // What a button asks for
  function asked({ dataset }) {
    const number = (text) => text && Number(text);
    const [at, item] = [dataset.at, dataset.item].map(number);
    return { id: dataset.play || dataset.seek, list: "list" in dataset, item, at, any: "any" in dataset };
  }
  function isCurrent(want) {
    if (want.any) return want.id === state.recording; // from wherever it was begun
    if (want.id !== state.id || want.list !== state.list) return false;
    if (want.list) return want.item === undefined || want.item === state.item;
    return want.at === state.at;
  }
  function mirror(now) {
    state = now;
    all("[data-to-player]").forEach((button) => (button.hidden = !now.id));
    if (inside && now.playing) all("audio, video").forEach((own) => own.pause());
    all("[data-play]").forEach((button) => {
      const current = isCurrent(asked(button));
      button.dataset.state = current ? (state.playing ? "playing" : "paused") : "";
      button.setAttribute("aria-pressed", current && state.playing);
    });
  }
  function press(button) {
    const want = asked(button);
    ask(!("seek" in button.dataset) && isCurrent(want) ? "toggle" : "play", want);
  }
  /** Ask whoever plays, the shell or alone.js, to `play` something or to `toggle`. */
  function ask(what, want) {
    const { alone } = window.poche;
    if (inside) tell(what, want);
    else if (alone) alone[what](want);
  }

  // Lines are plain text until a script can make them lead to their moment.
  function readyLines() {
    all("[data-line]").forEach((line) => {
      const { line: id, at } = line.dataset;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "line" });
      Object.assign(button.dataset, { seek: id, at });
      button.append(...line.childNodes);
      line.append(button);
    });
  }
  // The line that is said or sung now
  function followLines({ recording, at }) {
    all("[data-line]").forEach((line) => {
      const { line: id, at: from, until } = line.dataset;
      const now = id === recording && at >= Number(from) - 0.02 && at < Number(until);
      if (now !== line.hasAttribute("aria-current")) {
        if (now) line.setAttribute("aria-current", "true");
        else line.removeAttribute("aria-current");
      }
    });
  }
  function showFavourites() {
    all("[data-favourite]").forEach((b) => b.setAttribute("aria-pressed", favourites.includes(b.dataset.favourite)));
  }

  /** Close the open menu, unless `around` is inside it; whether one was open. */
  function closeMenus(around) {
    const open = document.querySelector("details.languages[open]");
    if (!open || (around && open.contains(around))) return false;
    open.open = false;
    if (!around) open.querySelector("summary").focus();
    return true;
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) {
      if ("play" in button.dataset || "seek" in button.dataset) press(button);
      if ("schemeToggle" in button.dataset) toggleScheme();
      if ("print" in button.dataset) print();
      if ("favourite" in button.dataset) tell("favourite", { id: button.dataset.favourite });
      if ("rehearse" in button.dataset) tell("rehearse", { part: button.dataset.rehearse, id: button.dataset.of });
      if ("open" in button.dataset) tell("open", { what: button.dataset.open });
      if ("toPlayer" in button.dataset) tell("player");
    }
    closeMenus(target);
    const link = target.closest("a[href]");
    if (!link) return;
    if ("leaveChildren" in link.dataset) tell("outside");
    const to = new URL(link.getAttribute("href"), document.baseURI);
    if (to.href.startsWith(site) && to.pathname.endsWith(".html")) {
      tell("leave", { url: to.href.slice(site.length) });
    } else {
      // Other sites, and files that cannot say hello
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener");
    }
  });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Escape" && closeMenus()) return;
    if (!inside || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const free = !command && keys && !target.closest("input, textarea, select");
    // Of single keys the shell knows the meaning; the space bar scrolls and presses.
    if (free && (key.length === 1 || key === "Escape") && key !== " ") tell("key", { key });
    if (key === "p" && command && !event.shiftKey) {
      event.preventDefault(); // Chromium would print the shell around us
      print();
    }
  });

  // The shell may answer before all is read and the other scripts listen: then they hear it all at once.
  let read = false;
  const answers = [];
  addEventListener("message", (event) => {
    const { source, data } = event;
    if (source !== parent || !data || data.poche !== 1) return;
    if (!read) {
      event.stopImmediatePropagation();
      if (data.kind === "settings") wear(data.scheme); // the ground is seen before
      answers.push(event);
      return;
    }
    if (data.kind === "welcome") settle();
    if (data.kind === "settings") {
      keys = data.keys !== false;
      html.classList.toggle("no-keys", !keys);
      name = "poche-" + data.scheme; // for the next page in this frame
      wear(data.scheme);
    }
    if (data.kind === "state") mirror(data);
    if (data.kind === "time") followLines(data);
    if (data.kind === "favourites") {
      favourites = data.list;
      showFavourites();
    }
    if (data.kind === "settings") come("scripts"); // the shell's answer came in one
    if (data.kind === "print") print();
    if (data.kind === "ping") hello();
  });
  function settle() {
    inside = true;
    html.classList.add("in-shell");
  }
  const here = () => about.url + location.search + location.hash;
  /** Say to the shell which page this is; with "shown", that it can be seen. */
  function hello(kind = "hello") {
    tell(kind, { url: here(), title: document.title, lang: about.lang, space: about.space });
    if (shown && kind === "hello") hello("shown");
  }
  function showWays() {
    all("[data-open-shell]").forEach((link) => {
      link.hidden = inside;
      link.href = site + "index.html#" + here();
    });
  }
  function start() {
    html.classList.remove("unread");
    readyLines();
    read = true;
    answers.forEach((event) => dispatchEvent(event)); // a new one may not name the shell: by file:// it is of another origin
    showWays();
    mirror(state);
    showSettings();
    if (inside) return;
    come("scripts");
    const src = site + "assets/poche/alone.js";
    document.head.append(Object.assign(document.createElement("script"), { src }));
  }

  /** Write what was chosen, URLSearchParams, into the page's address; the shell carries it on. */
  function writeAddress(chosen, part = location.hash) {
    const query = chosen.toString();
    const now = query ? "?" + query : "";
    if (now === location.search) return;
    history.replaceState(history.state, "", location.pathname + now + part);
    dispatchEvent(new HashChangeEvent("hashchange")); // the shell hears of it, and whoever else reads addresses
  }

  window.poche = { all, mirror, ask, tell, writeAddress, wait, come, alone: null };
  html.classList.add("js");
  // The shell's frame is named "poche-<scheme>": known at once, and on file://,
  // where storage is not shared.
  if (isFramed && name.startsWith("poche-")) {
    settle();
    wear(name.slice(6));
  }
  system.addEventListener("change", showSettings);
  // The page's own sounds, such as parts
  document.addEventListener("play", () => inside && tell("hush"), true);
  addEventListener("hashchange", () => {
    hello();
    showWays();
  });
  if (isFramed) hello(); // the shell answers while the rest of the page is read
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
