/* What is kept of a journey's year, and nothing else: the one week, ticks, repeats, what was
   skipped, a line about each step. The shell and the page both hold what they are told
   against these bounds: files come from anywhere, and on file:// messages do, too. */
window.pocheYear = (function () {
  "use strict";
  const MOST_WEEKS = 520;
  const MOST_STEPS = 600;
  const MOST_DONE = 99;
  const MOST_NOTE = 300;
  const MOST_BYTES = 200000; // of all journeys together
  const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;
  const STEP = /^[a-z]+-[a-z0-9-]{1,60}(\.\d{1,3})?(@\d{1,3})?$/;

  const isObject = (it) => Boolean(it) && typeof it === "object" && !Array.isArray(it);
  const isCount = (it, most) => Number.isInteger(it) && it >= 0 && it <= most;

  /** What is kept of one step; null where it makes no sense, and where nothing is kept. */
  function step(said) {
    if (!isObject(said)) return null;
    const kept = {};
    if (isCount(said.done, MOST_DONE) && said.done) kept.done = said.done;
    if (said.skipped === true && !kept.done) kept.skipped = true;
    if (typeof said.note === "string" && said.note.trim()) kept.note = said.note.slice(0, MOST_NOTE);
    return Object.keys(kept).length ? kept : null;
  }
  /** The same year with what makes sense of it; null where it is no year. */
  function bounded(said) {
    if (!isObject(said)) return null;
    const { week = null, steps = {} } = said;
    if (week !== null && !(isCount(week, MOST_WEEKS) && week)) return null;
    if (!isObject(steps)) return null;
    const entries = Object.entries(steps);
    if (entries.length > MOST_STEPS || entries.some(([key]) => !STEP.test(key))) return null;
    const kept = entries.map(([key, one]) => [key, step(one)]).filter(([, one]) => one);
    return { week, steps: Object.fromEntries(kept) };
  }
  /** The same from what was stored or read; null where it is nothing of ours. */
  function parsed(text) {
    try {
      return bounded(JSON.parse(text));
    } catch (broken) {
      return null;
    }
  }
  const isEmpty = ({ week, steps }) => week === null && !Object.keys(steps).length;

  return { bounded, parsed, isEmpty, isId: (id) => typeof id === "string" && ID.test(id), MOST_BYTES };
})();
