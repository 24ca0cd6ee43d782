/* The shell's side of journeys: one year for each, under `journey:<id>`, and under `journey`
   the one last worked with. Every page hears of them; a journey's page says what changed. */
window.pocheYears = function (store, tellPage) {
  "use strict";
  const { bounded, parsed, isEmpty, isId, MOST_BYTES } = window.pocheYear;
  const PREFIX = "journey:";
  const PAGE = /^[a-z]+\/journeys\/([a-z0-9-]+)\.html/;

  const key = (id) => PREFIX + id;
  function all() {
    const names = store.names().filter((name) => name.startsWith(PREFIX));
    const years = names.map((name) => [name.slice(PREFIX.length), parsed(store.get(name))]);
    return Object.fromEntries(years.filter(([id, year]) => isId(id) && year));
  }
  function last() {
    const id = store.get("journey");
    return isId(id) ? id : null;
  }
  const tell = (more) => tellPage("journeys", { last: last(), kept: all(), ...more });

  /** Keep a year; what is full or refused is told at once. */
  function hear({ id, kept }) {
    const year = bounded(kept);
    if (!isId(id) || !year) return;
    const text = JSON.stringify(year);
    const others = Object.entries(all()).filter(([other]) => other !== id);
    const bytes = new Blob([text, JSON.stringify(others)]).size;
    const stored = bytes <= MOST_BYTES && store.set(key(id), isEmpty(year) ? null : text);
    if (!stored || !store.set("journey", id)) tell({ refused: true });
  }
  /** A page was opened: of a journey that somebody has begun, that is the one last opened. */
  function opened(url) {
    const [, id] = PAGE.exec(url) || [];
    if (isId(id) && store.get(key(id)) !== null) store.set("journey", id);
    tell();
  }

  return { hear, opened, tell };
};
