/* The shell: owns everything stored, the choice of language and, through bar.js,
   the one <audio>. Pages live in its iframe and talk to it by postMessage,
   because on file:// Firefox gives every page a storage of its own and neither
   browser lets one page read another. It stands in the shell itself, at its
   end: every first page waits for what is done before it is asked for. */
(function () {
  "use strict";
  const html = document.documentElement;
  html.classList.add("js");

  const ANSWER_MS = 3000; // a page that has not said hello by then needs help
  const PING_MS = 300; // how long a page may take to say that it is still there
  const MOST_ANSWERS = 300000; // letters of filled-in questionnaires
  const SELF_MS = 500; // how long Back may take to move the frame by itself

  const $ = (id) => document.getElementById(id);
  let hub; // what the build wrote into #poche-shell
  let lang;
  let store;
  let data;
  let player = null; // once it has come
  let playerComes = null; // the promise of it
  let years = null; // the promise of what years.js knows, once somebody needs it
  let keys = { press: (key) => key === "/" && space !== "children" && !find() }; // those of the player, once it has come

  function start() {
    hub = JSON.parse($("poche-shell").textContent);
    store = window.pocheStore(hub.hub);
    const named = pageInHash(); // then nothing kept has to be looked up first
    if (named) load(named);
    lang = named ? named.split("/")[0] : firstLanguage();
    if (!named) load(firstPage());
    data = window.pocheData(address, () => lang, onSounds);
    $("stage").hidden = false;
    // As it was worn before a reload. Later pages know the scheme before they paint; the first one hears it by message,
    // and nobody should be dazzled until then.
    html.dataset.scheme = (history.state || {}).scheme || "auto";
    $("page").style.visibility = "hidden";
    setUpWords();
    setUpPages();
    setUpKeys();
    speak(lang);
  }
  /* Whoever asks Chromium for what is kept while the document before a reload is going may be told of nothing, for as
     long as this one is there: it is looked up only when the page has answered. */
  let lookUpKept = () => {
    lookUpKept = () => {};
    setUpSettings();
    if (hasYears()) withYears(() => {});
  };

  // Until the page is shown there is nothing to be seen of the dock and of the advice in the page's place.
  function withStyle(act, more = []) {
    data.fetchStyles(["tokens", "shell", ...more], (areThere) => {
      if ($("dock").hidden) showDock(areThere);
      act();
    });
  }
  /* Where the style sheet and the page are missing, this file was taken alone out of a zip: it says what to do. */
  function showDock(isStyled) {
    const isAlone = Boolean(!isStyled && waiting);
    $("without").hidden = !isAlone;
    $("stage").hidden = $("dock").hidden = isAlone;
    label();
  }

  // The player comes once the first page has been answered and is shown, or when somebody wants it: then what was wanted is
  // done first, and the rest of the player, and what it looks like, comes after that.
  function withPlayer(act) {
    const isFirst = !playerComes;
    playerComes = playerComes || new Promise(data.fetchPlayer).then(setUpPlayer);
    playerComes.then(() => act(player));
    if (isFirst) playerComes.then(showPlayer);
  }
  function whenItSounds(act) {
    data.fetchSounds();
    withPlayer((it) => data.whenSounds(() => act(it)));
  }
  function setUpPlayer() {
    player = window.pocheBar({
      ...data, address, store, say, number, clock, languageName, tellReader, tellPage, tellFavourites, tellYears: () => withYears((it) => it.tell()), keepFocus, speak: () => speak(lang),
      language: () => lang, inChildrensSpace: () => space === "children", settings, setKeys,
    });
    keys = window.pocheKeys({ ...player, find });
  }
  function showPlayer() {
    withStyle(() => {
      player.describe();
      player.show();
    });
    data.whenSounds(player.restore);
  }
  let isLater = false;
  /** Bring what may sound and what plays it. */
  function bringSounds() {
    if (isLater) return data.fetchSounds();
    isLater = true;
    whenItSounds(() => {});
    tryStorage();
  }

  // ---- words -------------------------------------------------------------
  function say(key, values) {
    const more = (data.sounds() || {}).words || {}; // what only the player says
    const text = hub.strings[lang][key] || more[key] || "";
    return text.replace(/\{(\w+)\}/g, (hole, name) => (values && name in values ? values[name] : hole));
  }
  const number = (value) => value.toLocaleString(lang);
  /** A language's name for itself, or in the language that is read. */
  const languageName = (code) => hub.names[code] || new Intl.DisplayNames([lang], { type: "language" }).of(code);
  /** Seconds as m:ss or h:mm:ss. */
  function clock(seconds) {
    const whole = Math.floor(seconds + 0.05);
    const two = (part) => String(part).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(whole % 60);
  }

  function speak(language) {
    lang = language;
    html.lang = lang;
    if (!$("dock").hidden) label();
  }
  function label() {
    $("hub").textContent = hub.title[lang] || hub.title[hub.default];
    // What only the bar says comes with the sounds: until then it has what it had.
    document.querySelectorAll("[data-say]").forEach((e) => (e.textContent = say(e.dataset.say) || e.textContent));
    document.querySelectorAll("[data-say-label]").forEach((e) => {
      const label = say(e.dataset.sayLabel);
      if (!label) return;
      e.setAttribute("aria-label", label);
      if (e.tagName === "BUTTON") e.title = label;
    });
  }
  /** What can be played is known in this language now. */
  function onSounds() {
    speak(lang);
    if (!player) return;
    player.describe();
    player.show();
  }

  // One line of news above the player, which stays until it is closed; perhaps
  // with one thing to do about it.
  let answer = null;
  function tellReader(text, label, act) {
    if (text) withStyle(() => {});
    $("told").textContent = text;
    $("notice").classList.toggle("telling", Boolean(text));
    $("told-act").hidden = !label;
    $("told-act").textContent = label || "";
    answer = act;
  }
  function setUpWords() {
    $("told-close").addEventListener("click", () => {
      tellReader("");
      focusPage();
    });
    $("told-act").addEventListener("click", () => {
      const act = answer;
      tellReader("");
      focusPage();
      act();
    });
  }
  /* The button is gone: do not lose the reader's place. */
  function focusPage() {
    $("page").focus();
    keepFocus();
  }
  /* If what had the focus cannot be seen any more, the page gets it, a moment later: while a key
     is handled, Firefox refuses it to a document of another origin, as on file:// every page is;
     and what is hidden keeps it until the next layout, when it goes to nobody. */
  function keepFocus() {
    setTimeout(() => {
      const active = document.activeElement;
      if (!active || active === document.body || !active.getClientRects().length) $("page").focus();
    });
  }

  function firstLanguage() {
    const wishes = [store.get("lang")].concat(navigator.languages || []);
    const known = wishes.map((tag) => String(tag).slice(0, 2).toLowerCase());
    return known.find((tag) => hub.languages.includes(tag)) || hub.default;
  }

  const settings = { scheme: "auto", keys: true, score: {} }; // all that pages have to know

  function setUpSettings() {
    settings.scheme = store.get("scheme") || "auto";
    settings.keys = store.get("keys") !== "off";
    settings.score = store.getData("score", {});
    applySettings();
  }
  function tryStorage() {
    const works = store.set("test", "1") && store.set("test", null);
    if (!works) data.whenSounds(() => tellReader(say("storage_refused")));
  }
  function applySettings() {
    if (settings.scheme === "auto") delete html.dataset.scheme;
    else html.dataset.scheme = settings.scheme;
    tellPage("settings", settings);
  }
  function setKeys(on) {
    settings.keys = on;
    store.set("keys", on ? null : "off");
    applySettings();
  }

  // ---- the page in the frame ---------------------------------------------------
  let shown = ""; // the page that last said hello, with its #part
  let wanted = ""; // the page we wait for
  let waiting = 0; // timer; 0 when the page has said hello
  let moveFocus = false;

  // Of journeys' years years.js knows; who has begun none needs no script to say so.
  const hasYears = () => store.names().some((name) => name.startsWith("journey"));
  function withYears(act, anyway) {
    if (!anyway && !years && !hasYears()) return tellPage("journeys", { last: null, kept: {} });
    const come = (done) => data.fetchTools(["year", "years"], done);
    years = years || new Promise(come).then(() => window.pocheYears(store, tellPage));
    years.then(act);
  }

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

  // ---- the children's space: nobody leaves it by accident, Back included ----------
  let space = ""; // "children" there, and until somebody goes through the door
  let spacePage = "";
  let leftBy = ""; // the page that was left by its door: a last word of it, on its way out, leads nobody back

  function firstPage() {
    // Whoever closed the browser in there finds it again; an address that is named counts more.
    return store.get("space") === "children" ? lang + "/special/children.html" : home();
  }
  function enterSpace(name) {
    if (space === name) return;
    space = name;
    store.set("space", name || null);
    html.dataset.space = name;
    if (player) player.closeAll();
  }
  function leaveSpace() {
    leftBy = shown;
    enterSpace("");
  }

  /* Show a page. The frame's entry is replaced, so that whoever changed the
     shell's own address (and so made an entry) goes back with one step. */
  function load(url) {
    moveFocus = true;
    expect(url);
    const frame = $("page");
    if (!frame.src) frame.src = address(url); // the first one: it begins no entry, and its window need not be made
    else frame.contentWindow.location.replace(address(url));
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
    const late = waiting;
    const show = () => {
      if (waiting !== late) return; // it has come meanwhile, or another is asked for
      cover(true);
      $("trouble").focus();
    };
    withStyle(show, ["aside"]);
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
    if (!history.state) {
      leaveSpace();
      return load(url);
    }
    setTimeout(() => {
      if (shown !== url && pageInHash() === url) load(url);
    }, SELF_MS);
  }
  const mirror = () => history.replaceState({ page: shown, scheme: settings.scheme }, "", "#" + shown);

  function onHello(said) {
    if (!isPage(said.url)) return;
    lookUpKept();
    clearTimeout(waiting);
    waiting = 0;
    if (space && said.space !== space) return load(spacePage); // Back led out of it
    if (said.url !== leftBy) {
      leftBy = "";
      enterSpace(said.space === "children" ? "children" : "");
    }
    spacePage = said.url;
    cover(false);
    shown = wanted = said.url;
    if (said.lang !== lang && hub.languages.includes(said.lang)) speak(said.lang);
    mirror();
    tellPage("welcome");
    tellPage("settings", settings);
    tellFavourites();
    withYears((it) => it.opened(said.url));
  }
  /* The page is seen: what else there is to do did not keep it waiting. */
  function onShown({ url, title }) {
    if (url !== shown || waiting) return; // it is being left
    document.title = $("page").title = title;
    if (store.get("lang") !== lang) store.set("lang", lang);
    if (player) player.show();
    bringSounds();
    const active = document.activeElement;
    if (moveFocus || !active || active === document.body) $("page").focus();
    moveFocus = false;
  }

  function tellPage(kind, more) {
    $("page").contentWindow.postMessage({ poche: 1, kind, ...more }, "*");
  }
  /* Search stands in the page. Until the page has the focus, what is typed goes there by message,
     and not to the player. */
  let typing = false;
  function find() {
    if (player) player.closeAll();
    typing = true;
    tellPage("find");
    setTimeout(() => $("page").focus()); // see keepFocus
  }
  const tellFavourites = () => tellPage("favourites", { list: store.list("favourites") });

  const heard = {
    __proto__: null,
    hello: onHello,
    shown: onShown,
    leave: (said) => isPage(said.url) && expect(said.url),
    outside: leaveSpace, // through the grown-ups' door
    play: (said) => whenItSounds((it) => it.play(said)),
    toggle: () => withPlayer((it) => it.toggle()),
    player: () => $("toggle").focus(),
    hush: () => player && player.pause(), // a sound of the page's own begins
    key: (said) => settings.keys && withPlayer(() => keys.press(String(said.key), space === "children")),
    favourite: (said) => /^[rp]:[a-z0-9-]+$/.test(said.id) && withPlayer((it) => it.favourite(said.id)),
    journey: (said) => withYears((it) => it.hear(said), true),
    // Questionnaires that were filled in: pages hold them against their bounds when they read them
    answers({ kept }) {
      const text = JSON.stringify(kept);
      const refused = text !== undefined && !(text.length <= MOST_ANSWERS && store.set("answers", text));
      tellPage("answers", { kept: store.getData("answers", {}), refused });
    },
    rehearse: (said) => whenItSounds((it) => it.rehearse(said)),
    // How scores are shown: names beside the notes, larger notes, and keys by work
    score({ names, large, keys: chosen }) {
      const kept = Object.entries(Object(chosen)).filter(([work, semitones]) => /^[a-z0-9-]+$/.test(work) && Number.isInteger(semitones));
      settings.score = { names: names === true, large: large === true, keys: Object.fromEntries(kept) };
      store.setData("score", settings.score);
    },
    open: (said) => ["mine", "settings", "keys", "panel"].includes(said.what) && withPlayer((it) => it.open(said.what)),
    scheme(said) {
      if (!["light", "dark", "auto"].includes(said.scheme)) return;
      // What the system wears anyway need not be insisted on. The page cannot
      // know: in Firefox a frame is told the scheme of what is around it.
      const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      settings.scheme = said.scheme === system ? "auto" : said.scheme;
      store.set("scheme", settings.scheme === "auto" ? null : settings.scheme);
      applySettings();
      mirror();
    },
  };

  function setUpPages() {
    window.addEventListener("hashchange", onHashChange);
    // Whatever brought this document, a link, Back or a script: can it speak?
    $("page").addEventListener("load", () => {
      if (!waiting) expect(wanted);
      tellPage("ping");
      setTimeout(() => waiting && withStyle(() => {}), PING_MS);
    });
    $("trouble-home").addEventListener("click", (event) => {
      event.preventDefault(); // the address may still be home's: then no hashchange
      load(home());
    });
    window.addEventListener("message", ({ source, origin, data: said }) => {
      // What a page said last may come when it is gone: then nobody has said it.
      const { poche, kind } = said || {};
      const isLate = !source && origin === self.origin && kind !== "hello";
      if (poche === 1 && heard[kind] && (isLate || source === $("page").contentWindow)) heard[kind](said);
    });
  }

  // ---- keys, while the focus is in the shell -----------------------------------
  function setUpKeys() {
    window.addEventListener("blur", () => (typing = false)); // the page has the focus now
    document.addEventListener("keydown", (event) => {
      const { key, target } = event;
      const command = event.ctrlKey || event.metaKey;
      if (typing && key.length === 1 && !command) {
        event.preventDefault();
        return tellPage("find", { text: key });
      }
      if (command && !event.altKey && !event.shiftKey && key === "p") {
        event.preventDefault();
        return tellPage("print");
      }
      if (command || event.altKey || !settings.keys || target.closest("textarea, select, [type=text]")) return;
      // The space bar presses the button it is on; elsewhere it plays and pauses.
      if (key === " " && target !== document.body && target !== html) return;
      if (key === "Escape" && target.closest("dialog")) return; // it closes by itself
      if (keys.press(key, space === "children")) event.preventDefault();
    });
  }

  start();
})();
