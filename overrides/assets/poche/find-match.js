/* Which words of the index are meant by what somebody typed: the same word, one that begins so,
   one with the same stem, or, where there is none, two that were typed as one, or one that
   differs by a slip of the finger. */
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
  const PARTED = 0.7; // Laternenlied for a page with Laternen and Lied, and the other way round
  const PART = 3; // letters of each of two words that may be one
  const LONGEST = 40; // letters: nobody types a longer compound
  const { fold, words: wordsOf } = window.pocheFold;
  const ALIKE = ["fvp", "ckq", "szc", "dt", "bp", "gjh", "yij"]; // letters that children take for each other

  /** Whether `word` is `typed` with one letter changed, missing, too many, or two swapped; then
      "whole", or "begins" if that is only how the word begins; else "". */
  function slip(typed, word) {
    let at = 0;
    while (at < typed.length && typed[at] === word[at]) at += 1;
    const ways = [
      rest(typed, at + 1, word, at + 1), // another letter
      rest(typed, at, word, at + 1), // one is missing
      rest(typed, at + 1, word, at), // one too many
      typed[at] === word[at + 1] && typed[at + 1] === word[at] ? rest(typed, at + 2, word, at + 2) : "",
    ];
    return ways.includes("whole") ? "whole" : ways.find(Boolean) || "";
  }
  /** Whether what is left of both, from these places on, is the same, or begins so. */
  function rest(typed, from, word, to) {
    const left = typed.length - from;
    if (left < 0 || to + left > word.length) return "";
    for (let at = 0; at < left; at += 1) if (typed[from + at] !== word[to + at]) return "";
    return to + left === word.length ? "whole" : "begins";
  }

  /** Where a word that was mistyped may begin: as it does, with two letters swapped, or with
      another that sounds alike. */
  function beginnings(form) {
    const [one, two] = form;
    const alike = ALIKE.filter((it) => it.includes(one)).flatMap((it) => [...it]);
    return [...new Set([one + two, two + one, ...alike.map((letter) => letter + two)])];
  }

  const FIELDS = ["title", "keys", "often", "prose"];
  /** What two parts of a compound mean, on the pages on which both stand. */
  function together(...parts) {
    const pages = parts.map((found) => new Set(found.flatMap(([, [, entry]]) => FIELDS.flatMap((field) => entry[field]))));
    const there = (page) => pages.every((them) => them.has(page));
    if (![...pages[0]].some(there)) return new Map();
    const shared = (entry) => FIELDS.map((field) => [field, entry[field].filter(there)]);
    return new Map(parts.flat().map(([word, [how, entry]]) => [word, [how * PARTED, { ...entry, ...Object.fromEntries(shared(entry)) }, false]]));
  }

  /** How else a word may be written: Handel for Haendel, ijs for ys. */
  function otherwise(form) {
    const ways = [form.replace(/([aou])e/g, "$1"), form.replace(/y/g, "ij"), form.replace(/ij/g, "y")];
    return [...new Set(ways)].filter((way) => way !== form);
  }

  window.pocheMatch = function (index, stem, breath) {
    /** What a typed word means: [[word, how well, entry, whether only names count]]. */
    async function known(typed) {
      const found = new Map();
      const add = (shard, word, at, worth, namesOnly) => {
        const before = found.get(word);
        if (!before || before[0] < worth) found.set(word, [worth, shard.entry(at, namesOnly), namesOnly]);
      };
      for (const form of typed.forms) await look(form);
      for (const form of found.size ? [] : otherwise(typed.forms[0])) await look(form);
      async function look(form) {
        const digits = /^[0-9]/.test(form);
        const begins = !digits && (typed.last || form.length > SHORT);
        const short = form.length <= SHORT;
        for (const shard of await index.shards(form)) {
          shard.each(form, (word, at) => {
            if (word === form) add(shard, word, at, form === typed.forms[0] ? SAME : OTHER_FORM, false);
            else if (begins) add(shard, word, at, BEGINS * (0.4 + (0.6 * form.length) / word.length), short);
          });
          await breath();
        }
      }
      const root = stem(typed);
      if (root.length >= STEMMED) {
        for (const shard of await index.shards(root)) {
          shard.each(root, (word, at) => {
            if (word.length - shard.entry(at, true).cut === root.length) add(shard, word, at, STEM, false);
          });
        }
      }
      return found;
    }

    /** Whether a word may be meant by one with a slip, and how well; else 0. */
    function slipped(form, word) {
      const near = Math.abs(word.length - form.length) < 2 || word.length > form.length;
      const how = near ? slip(form, word) : "";
      if (how === "begins" && form.length === LONG) return 0; // too much begins so
      return how === "whole" ? SLIP : how ? (SLIP * form.length) / word.length : 0;
    }
    const forgiven = (form) => form.length >= LONG && !/[0-9]/.test(form);
    /** What may be meant where nothing is found: among the words that begin about alike, or `wide`,
        with the same letter. */
    async function slips(typed, wide) {
      const found = new Map();
      const [form] = typed.forms;
      for (const start of !forgiven(form) ? [] : wide ? [form[0]] : beginnings(form)) {
        for (const shard of await index.shards(start)) {
          shard.each(start, (word, at) => {
            const how = slipped(form, word);
            if (how) found.set(word, [how, shard.entry(at), false]);
          });
          await breath();
        }
      }
      return found;
    }
    /** The same where the slip is in the first letter, which might mean any word: only those of
        titles, and of who made what bears them. */
    async function slipsInNames(typed) {
      const found = new Map();
      const [form] = typed.forms;
      for (const word of forgiven(form) ? await names(form.slice(1)) : []) {
        const how = slipped(form, word);
        for (const shard of how ? await index.shards(word) : []) {
          shard.each(word, (other, at) => other === word && found.set(word, [how, shard.entry(at), false]));
        }
      }
      return found;
    }
    /** The words of names in which `end` stands. */
    let named = null;
    async function names(end) {
      if (named === null) {
        const { docs, bys, titleOf } = await index.contents();
        named = fold([...bys, ...docs.map((_, page) => titleOf(page))].join(" "));
      }
      const written = new Set();
      for (let at = named.indexOf(end); at >= 0; at = named.indexOf(end, at + 1)) {
        const [from, until] = [named.lastIndexOf(" ", at) + 1, named.indexOf(" ", at)];
        written.add(named.slice(from, until < 0 ? named.length : until));
      }
      return [...written].flatMap((word) => wordsOf(word)).map(({ forms: [form] }) => form);
    }
    /** What a part of a compound means: the same word, or another with its stem; Schul- for Schule. */
    async function part(form) {
      const found = await known({ forms: [form], written: form, last: false });
      return [...found].filter(([, [how]]) => how >= STEM);
    }
    /** Two words that were typed as one, on pages where both stand: musicbox, Schulkonzert. */
    async function parted(typed) {
      const [form] = typed.forms;
      if (form.length > LONGEST || /[0-9]/.test(form)) return new Map();
      for (let at = form.length - PART; at >= PART; at -= 1) {
        const first = await part(form.slice(0, at));
        const joint = form[at] === "s" && form.length - at > PART ? 1 : 0;
        for (let from = at; first.length && from <= at + joint; from += 1) {
          const both = together(first, await part(form.slice(from)));
          if (both.size) return both;
        }
      }
      return new Map();
    }
    /** What two words mean that were typed apart and are one: Chor Probe, muziek doos. */
    async function joined(one, other) {
      const [first, second] = [one.forms[0], other.forms[0]];
      if (Math.min(first.length, second.length) < PART || /[0-9]/.test(first + second)) return new Map();
      const found = await known({ forms: [first + second], written: one.written + other.written, last: other.last });
      return new Map([...found].map(([word, [how, ...entry]]) => [word, [how * PARTED, ...entry]]));
    }
    return { known, slips, slipsInNames, parted, joined, otherwise };
  };
  window.pocheMatch.OTHER_FORM = OTHER_FORM;
  window.pocheMatch.slip = slip; // a test counts its cases
})();
