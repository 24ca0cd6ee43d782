/* Which words of the index are meant by what somebody typed: the same word, one that begins so,
   one with the same stem, or, where there is none, one that differs by a slip of the finger. */
(function () {
  "use strict";
  const SAME = 1;
  const OTHER_FORM = 0.95; // Haendel for Händel
  const STEM = 0.8;
  const BEGINS = 0.75; // the more of the word is typed, the nearer it is to that
  const SLIP = 0.5;
  const SHORT = 2; // letters: so many words begin so that only names are looked at
  const LONG = 5; // letters from which on a slip is forgiven
  const STEMMED = 3;

  /** Whether `word` is `typed` with one letter changed, missing, too many, or two swapped; then
      "whole", or "begins" if that is only how the word begins; else "". */
  function slip(typed, word) {
    let at = 0;
    while (at < typed.length && typed[at] === word[at]) at += 1;
    const ways = [
      [at + 1, at + 1], // another letter
      [at, at + 1], // one is missing
      [at + 1, at], // one too many
    ];
    if (typed[at] === word[at + 1] && typed[at + 1] === word[at]) ways.push([at + 2, at + 2]);
    let found = "";
    for (const [from, to] of ways) {
      if (from > typed.length || to > word.length) continue;
      const rest = typed.slice(from);
      if (rest.length === word.length - to && word.endsWith(rest)) return "whole";
      if (word.startsWith(rest, to)) found = "begins";
    }
    return found;
  }

  /** The place of the first of sorted `words` that is not before `word`. */
  function placeOf(words, word) {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Call `act` with each word of a shard that begins with `prefix`, and its place. */
  function eachWith({ words }, prefix, act) {
    for (let at = placeOf(words, prefix); at < words.length && words[at].startsWith(prefix); at += 1) act(words[at], at);
  }

  window.pocheMatch = function (index, stem, pause) {
    /** What a typed word means: [[word, how well, entry, whether only names count]]. */
    async function known(typed) {
      const found = new Map();
      const add = (shard, word, at, worth, namesOnly) => {
        const before = found.get(word);
        if (!before || before[0] < worth) found.set(word, [worth, shard.entry(at), namesOnly]);
      };
      for (const form of typed.forms) {
        const digits = /^[0-9]/.test(form);
        const begins = !digits && (typed.last || form.length > SHORT);
        const short = form.length <= SHORT;
        for (const shard of await index.shards(form)) {
          eachWith(shard, form, (word, at) => {
            if (word === form) add(shard, word, at, form === typed.forms[0] ? SAME : OTHER_FORM, false);
            else if (begins) add(shard, word, at, BEGINS * (0.4 + (0.6 * form.length) / word.length), short);
          });
        }
      }
      const root = stem(typed);
      if (root.length >= STEMMED) {
        for (const shard of await index.shards(root)) {
          eachWith(shard, root, (word, at) => {
            const { cut } = shard.entry(at);
            if (word.length - cut === root.length) add(shard, word, at, STEM, false);
          });
        }
      }
      return found;
    }

    /** What may be meant where nothing is found: first among the words that begin alike. */
    async function slips(typed, everywhere) {
      const found = new Map();
      const [form] = typed.forms;
      if (form.length < LONG || /[0-9]/.test(form)) return found;
      const starts = everywhere ? [""] : [...new Set([form[0] + form[1], form[1] + form[0]])];
      for (const start of starts) {
        for (const shard of await index.shards(start)) {
          eachWith(shard, start, (word, at) => {
            const how = Math.abs(word.length - form.length) < 2 || word.length > form.length ? slip(form, word) : "";
            if (how === "begins" && form.length === LONG) return; // too much begins so
            if (how) found.set(word, [how === "whole" ? SLIP : (SLIP * form.length) / word.length, shard.entry(at), false]);
          });
          if (everywhere) await pause();
        }
      }
      return found;
    }
    return { known, slips };
  };
  window.pocheMatch.slip = slip; // a test counts its cases
})();
