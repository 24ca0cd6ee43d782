/* The shell: owns everything stored, the choice of language and, through
   player.js, the one <audio>. Pages live in its iframe and talk to it by
   postMessage, because on file:// Firefox gives every page a storage of its own
   and neither browser lets one page read another. A classic script (file:// runs
   no modules), not deferred: it marks <html> before the first paint. */
(function () {
  "use strict";
  const html = document.documentElement;
  html.classList.add("js");
  document.addEventListener("DOMContentLoaded", start);

  const ANSWER_MS = 3000; // a page that has not said hello by then needs help
  const PING_MS = 300; // how long a page may take to say that it is still there
  const SELF_MS = 500; // how long Back may take to move the frame by itself

  const $ = (id) => document.getElementById(id);
  let hub; // what the build wrote into #poche-shell
  let lang;
  let player;

  function start() {
    hub = JSON.parse($("poche-shell").textContent);
    lang = firstLanguage();
    $("stage").hidden = false;
    setUpWords();
    setUpSettings();
    setUpPages();
    setUpKeys();
    player = window.pochePlayer({ address, say, tellReader, tellPage, stored, language: () => lang });
    speak(lang);
    // Later pages know the scheme before they paint; the first one hears it by
    // message, and nobody should be dazzled until then.
    if (settings.scheme !== "auto") $("page").style.visibility = "hidden";
    load(pageInHash() || home());
  }

  // ---- words -------------------------------------------------------------
  function say(key, values) {
    const text = (hub.strings[lang] || {})[key] || hub.strings[hub.default][key] || "";
    return text.replace(/\{(\w+)\}/g, (hole, name) => (values && name in values ? values[name] : hole));
  }

  function speak(language) {
    lang = language;
    html.lang = lang;
    $("hub").textContent = hub.title[lang] || hub.title[hub.default];
    document.querySelectorAll("[data-say]").forEach((e) => (e.textContent = say(e.dataset.say)));
    document.querySelectorAll("[data-say-label]").forEach((e) => {
      e.setAttribute("aria-label", say(e.dataset.sayLabel));
      if (e.tagName === "BUTTON") e.title = say(e.dataset.sayLabel);
    });
  }

  // One line of news above the player, which stays until it is closed.
  function tellReader(text) {
    $("told").textContent = text;
    $("notice").classList.toggle("telling", Boolean(text));
  }

  function setUpWords() {
    $("told-close").addEventListener("click", () => {
      tellReader("");
      $("page").focus(); // the button is gone: do not lose the reader's place
    });
  }

  // ---- what is stored ------------------------------------------------------
  // Two sticks in one laptop share storage in Chromium, hence the hub's id.
  const stored = {
    get(key) {
      try {
        return localStorage.getItem(hub.hub + ":" + key);
      } catch (refused) {
        return null;
      }
    },
    /** Keep a value (null: forget it); false where the browser refuses. */
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem(hub.hub + ":" + key);
        else localStorage.setItem(hub.hub + ":" + key, value);
        return true;
      } catch (refused) {
        return false;
      }
    },
  };

  function firstLanguage() {
    const wishes = [stored.get("lang")].concat(navigator.languages || []);
    const known = wishes.map((tag) => String(tag).slice(0, 2).toLowerCase());
    return known.find((tag) => hub.languages.includes(tag)) || hub.default;
  }

  const settings = { scheme: "auto", keys: true };

  function setUpSettings() {
    const works = stored.set("test", "1") && stored.set("test", null);
    settings.scheme = stored.get("scheme") || "auto";
    settings.keys = stored.get("keys") !== "off";
    applySettings();
    if (!works) tellReader(say("storage_refused"));
  }

  function applySettings() {
    if (settings.scheme === "auto") delete html.dataset.scheme;
    else html.dataset.scheme = settings.scheme;
    tellPage("settings", settings);
  }

  // ---- the page in the frame ---------------------------------------------------
  let shown = ""; // the page that last said hello, with its #part
  let wanted = ""; // the page we wait for
  let waiting = 0; // timer; 0 when the page has said hello
  let moveFocus = false;

  const home = () => lang + "/index.html";
  const address = (url) => new URL(html.dataset.base + url, document.baseURI).href;

  /** True for an address of one of this site's pages, and nothing else. */
  function isPage(url) {
    const parts = /^(([a-z]+)\/[\w.\/-]+\.html)(\?[^#]*)?(#.*)?$/.exec(url);
    return Boolean(parts) && hub.languages.includes(parts[2]) && !/\.\.|\/\//.test(parts[1]);
  }
  function pageInHash() {
    const url = location.hash.slice(1);
    return isPage(url) ? url : null;
  }

  /* Show a page. The frame's entry is replaced, so that whoever changed the
     shell's own address (and so made an entry) goes back with one step. */
  function load(url) {
    moveFocus = true;
    expect(url);
    $("page").contentWindow.location.replace(address(url));
  }

  function expect(url) {
    wanted = url;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // A link may have been followed elsewhere: is the old page still there?
      tellPage("ping");
      waiting = setTimeout(showTrouble, PING_MS);
    }, ANSWER_MS - PING_MS);
  }

  function showTrouble() {
    $("trouble-open").href = address(wanted);
    $("trouble-home").href = "#" + home();
    $("trouble-home").hidden = wanted === home();
    cover(true);
    $("trouble").focus();
  }
  function cover(withTrouble) {
    $("trouble").hidden = !withTrouble;
    $("page").style.visibility = withTrouble ? "hidden" : ""; // out of the way of Tab
  }

  /* Links in the frame make the entries of the history; the shell only writes
     the page's address into the entry it is in. Back and Forward move the frame
     by themselves wherever the entry was made in the frame. */
  function onHashChange() {
    const url = pageInHash();
    if (url === shown) return;
    if (!url) return mirror(); // not one of our pages: say where we are instead
    // Entries that we have been in carry a state; a hash typed or clicked has none.
    if (!history.state) return load(url);
    setTimeout(() => {
      if (shown !== url && pageInHash() === url) load(url);
    }, SELF_MS);
  }
  const mirror = () => history.replaceState({ page: shown }, "", "#" + shown);

  function onHello(said) {
    if (!isPage(said.url)) return;
    clearTimeout(waiting);
    waiting = 0;
    cover(false);
    shown = wanted = said.url;
    mirror();
    document.title = $("page").title = said.title;
    if (hub.languages.includes(said.lang)) {
      speak(said.lang);
      stored.set("lang", lang);
    }
    tellPage("welcome");
    tellPage("settings", settings);
    player.show();
    const active = document.activeElement;
    if (moveFocus || !active || active === document.body) $("page").focus();
    moveFocus = false;
  }

  function tellPage(kind, more) {
    const frame = $("page").contentWindow;
    if (frame) frame.postMessage({ poche: 1, kind, ...more }, "*");
  }

  const heard = {
    hello: onHello,
    leave: (said) => isPage(said.url) && expect(said.url),
    play: (said) => player.play(said),
    toggle: () => player.toggle(),
    hush: () => player.pause(), // a sound of the page's own begins
    scheme(said) {
      if (!["light", "dark", "auto"].includes(said.scheme)) return;
      // What the system wears anyway need not be insisted on. The page cannot
      // know: in Firefox a frame is told the scheme of what is around it.
      const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      settings.scheme = said.scheme === system ? "auto" : said.scheme;
      stored.set("scheme", settings.scheme === "auto" ? null : settings.scheme);
      applySettings();
    },
    keys(said) {
      settings.keys = said.keys !== false;
      stored.set("keys", settings.keys ? null : "off");
      applySettings();
    },
  };

  function setUpPages() {
    window.addEventListener("hashchange", onHashChange);
    // Whatever brought this document, a link, Back or a script: can it speak?
    $("page").addEventListener("load", () => {
      if (!waiting) expect(wanted);
      tellPage("ping");
    });
    $("trouble-home").addEventListener("click", (event) => {
      event.preventDefault(); // the address may still be home's: then no hashchange
      load(home());
    });
    window.addEventListener("message", ({ source, data }) => {
      if (source !== $("page").contentWindow || !data || data.poche !== 1) return;
      if (Object.prototype.hasOwnProperty.call(heard, data.kind)) heard[data.kind](data);
    });
  }

  // ---- keys, while the focus is in the shell -----------------------------------
  function setUpKeys() {
    document.addEventListener("keydown", (event) => {
      const free = event.target === document.body || event.target === html;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "p") {
        event.preventDefault();
        tellPage("print");
      } else if (plain && settings.keys && (event.key === "k" || (event.key === " " && free))) {
        event.preventDefault();
        player.toggle();
      }
    });
  }
})();
