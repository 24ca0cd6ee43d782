/* Fetches what is not needed before something plays, as classic scripts (file://
   lets no page fetch data): for each language what can be played, and the panel.
   `spoken` hears when another language's data are there. */
window.pocheData = function (address, language, spoken) {
  "use strict";
  const PLAYER = ["wave", "engine", "bar", "keys"]; // all in player.js
  const PANEL = ["panel-markup", "lists", "rehearsal", "words", "dialogs", "panel"];
  const bundles = {}; // language → what <lang>/sounds.js says
  const coming = new Set(); // languages whose script was asked for
  const words = {}; // recording → captions by language
  const wordsWanted = {}; // recording → who waits for them
  let current = null; // the bundle that came last: a song goes on while the language changes
  const wishes = []; // what waits for the first bundle

  window.pocheSounds = (lang, data) => (bundles[lang] = data);
  window.pocheWords = (recording, data) => (words[recording] = data);
  window.pochePanelMarkup = (markup) => {
    const holder = document.createElement("template");
    holder.innerHTML = markup;
    document.querySelector(".dock").insertBefore(holder.content.getElementById("panel"), document.getElementById("bar"));
    document.body.append(holder.content);
  };

  function fetchScript(url, then) {
    const script = document.createElement("script");
    script.src = address(url);
    script.onload = script.onerror = then;
    document.head.append(script);
  }

  /** Let what can be played be known in the language that is read now. */
  function fetchSounds() {
    const lang = language();
    const settle = () => {
      coming.delete(lang);
      if (lang !== language() || !bundles[lang]) return;
      current = bundles[lang];
      spoken();
      wishes.splice(0).forEach((wish) => wish());
    };
    if (bundles[lang]) return current !== bundles[lang] && settle();
    if (coming.has(lang)) return;
    coming.add(lang);
    fetchScript(lang + "/sounds.js", settle);
  }
  function whenSounds(wish) {
    if (current) return wish();
    wishes.push(wish);
    fetchSounds();
  }

  const fetchPanel = (then) => fetchStyles(["aside", "panel"], () => fetchScripts(PANEL, () => whenSounds(then)));
  const styles = {}; // name → the promise whether it is there
  /** Bring style sheets of the shell's, then tell `then` whether all are there. */
  function fetchStyles(names, then) {
    const come = (name) =>
      (styles[name] ||= new Promise((done) => {
        const link = { rel: "stylesheet", href: address(`assets/poche/${name}.css`), onload: () => done(true), onerror: () => done(false) };
        document.head.append(Object.assign(document.createElement("link"), link));
      }));
    Promise.all(names.map(come)).then((are) => then(are.every(Boolean)));
  }
  /** Bring scripts of the shell's, which run in this order, then go on. */
  function fetchScripts(names, then) {
    const scripts = names.map((name) => Object.assign(document.createElement("script"), { src: address(`assets/poche/${name}.js`), async: false }));
    const last = scripts[scripts.length - 1];
    last.onload = last.onerror = then;
    document.head.append(...scripts);
  }
  /** The same for scripts of tools, each one function, called like its file if it has one of its own; who leaves the
      page meanwhile, or has a copy that lacks one, goes on without them. */
  function fetchTools(names, then, files = names) {
    const named = (name) => "poche" + name[0].toUpperCase() + name.slice(1);
    fetchScripts(files, () => names.every((name) => window[named(name)]) && then());
  }
  const fetchPlayer = (then) => fetchTools(PLAYER, then, ["player"]);

  /** Give `then` a recording's captions by language, or null if they are missing. */
  function withWords(recording, url, then) {
    if (words[recording]) return then(words[recording]);
    const waiting = (wordsWanted[recording] = wordsWanted[recording] || []);
    waiting.push(then);
    if (waiting.length > 1) return;
    fetchScript(url, () => {
      delete wordsWanted[recording];
      waiting.forEach((each) => each(words[recording] || null));
    });
  }

  return { sounds: () => current, whenSounds, fetchSounds, fetchStyles, fetchPanel, fetchPlayer, fetchTools, withWords };
};
