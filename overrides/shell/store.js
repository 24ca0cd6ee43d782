/* What is kept between visits, in the shell's own storage. Every key begins with
   the hub's id: two sticks in one laptop share storage in Chromium. */
window.pocheStore = function (hub) {
  "use strict";
  const MOST_HEARD = 30;
  const MOST_POSITIONS = 300;
  // What one child leaves behind; the rest belongs to the grown-ups.
  const TRACES = ["favourites", "heard", "progress", "now"];
  const prefix = hub + ":";

  function get(key) {
    try {
      return localStorage.getItem(prefix + key);
    } catch (refused) {
      return null;
    }
  }
  /** Keep a value (null: forget it); false where the browser refuses. */
  function set(key, value) {
    try {
      if (value === null) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, value);
      return true;
    } catch (refused) {
      return false;
    }
  }
  /** A kept object or list; `empty` where there is none or it makes no sense. */
  function getData(key, empty) {
    try {
      const data = JSON.parse(get(key));
      const same = data && Array.isArray(data) === Array.isArray(empty) && typeof data === typeof empty;
      return same ? data : empty;
    } catch (broken) {
      return empty;
    }
  }
  const setData = (key, data) => set(key, JSON.stringify(data));

  // Favourites and what was heard: lists of "r:<recording>" and "p:<playlist>"
  const list = (key) => getData(key, []).filter((one) => /^[rp]:[a-z0-9-]+$/.test(one));
  const isFavourite = (id) => list("favourites").includes(id);
  function toggleFavourite(id) {
    const others = list("favourites").filter((one) => one !== id);
    setData("favourites", isFavourite(id) ? others : [id, ...others]);
  }
  function noteHeard(id) {
    const others = list("heard").filter((one) => one !== id);
    setData("heard", [id, ...others].slice(0, MOST_HEARD));
  }

  // Where each recording was left, in seconds; the one left last stands last.
  function position(id) {
    const seconds = getData("progress", {})[id];
    return typeof seconds === "number" && seconds > 0 ? seconds : 0;
  }
  function keepPosition(id, seconds) {
    const all = getData("progress", {});
    delete all[id];
    if (seconds > 0) all[id] = Math.round(seconds * 10) / 10;
    setData("progress", Object.fromEntries(Object.entries(all).slice(-MOST_POSITIONS)));
  }

  /** The keys of everything kept for this hub; none where the browser refuses. */
  function names() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch (refused) {
      return [];
    }
  }
  /** Everything kept for this hub, as one object for one file. */
  function exported() {
    const kept = names().filter((name) => name !== "undo").map((name) => [name, get(name)]);
    return { poche: 1, hub, kept: Object.fromEntries(kept) };
  }
  /** Take over what such a file holds; false where it is no such file. */
  function imported(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch (broken) {
      return false;
    }
    if (!file || file.poche !== 1 || file.hub !== hub || !file.kept || typeof file.kept !== "object") return false;
    const entries = Object.entries(file.kept);
    if (entries.some(([key, value]) => !/^[a-z][a-z0-9:._-]*$/i.test(key) || typeof value !== "string")) return false;
    return entries.every(([key, value]) => set(key, value));
  }

  /** Put one child's traces away for the next; `undo` brings them back. */
  function startFresh() {
    const traces = TRACES.map((key) => [key, get(key)]).filter(([, value]) => value !== null);
    setData("undo", Object.fromEntries(traces));
    TRACES.forEach((key) => set(key, null));
  }
  function undo() {
    TRACES.forEach((key) => set(key, null));
    Object.entries(getData("undo", {})).forEach(([key, value]) => TRACES.includes(key) && set(key, value));
    set("undo", null);
  }

  return {
    get, set, getData, setData, list, isFavourite, toggleFavourite, noteHeard,
    position, keepPosition, names, exported, imported, startFresh, undo,
  };
};
