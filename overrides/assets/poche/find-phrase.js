/* Whether words stand in a row: in a text, or in prose as the index has it, in numbered pieces. */
(function () {
  "use strict";
  const { bare, words: wordsOf, begins } = window.pocheFold;
  const SMALL = /^(?:\p{L}|qu)$/u; // what may stand before an apostrophe without being looked for

  /** Whether the words of a phrase stand in a text in their order. */
  function inText(text, phrase) {
    const words = wordsOf(text);
    const same = (one, other) => one.forms.some((form) => other.forms.includes(form));
    return words.some((_, at) => phrase.every((word, next) => words[at + next] && same(word, words[at + next])));
  }

  /** Finds a phrase in coded prose, from its rarest word `anchor` on: of most pieces of a page only
      the number is looked at. */
  function inProse(reader, phrase, anchor) {
    const { piece: pieceOf, numbered, meant } = reader;
    const which = (form) => phrase.reduce((mask, { forms }, at) => (forms.includes(form) ? mask | (1 << at) : mask), 0);
    const GAP = 1 << 30; // stands between words
    const anchors = new Set(phrase[anchor].forms.flatMap(meant));
    const kinds = new Map();
    /** What a piece means: 0 ends all, GAP nothing, else a bit for each word of the phrase. */
    function kindOf(number) {
      const piece = pieceOf(number);
      if (!piece) return GAP;
      if (!begins(piece)) return piece.includes("\n") ? 0 : GAP;
      return /['’]$/.test(piece) && SMALL.test(bare(piece)) ? GAP : which(bare(piece));
    }
    function kind(number) {
      if (!kinds.has(number)) kinds.set(number, kindOf(number));
      return kinds.get(number);
    }
    /** Whether the words of the phrase from one to another stand beside a place, in one direction. */
    function beside(numbers, place, step, word, end) {
      for (let at = place + step; word !== end; at += step) {
        const here = at < 0 || at >= numbers.length ? 0 : kind(numbers[at]);
        if (here & GAP) continue;
        if (!(here & (1 << word))) return false;
        word += step;
      }
      return true;
    }

    return (coded) => {
      const numbers = numbered(coded);
      for (let at = 0; at < numbers.length; at += 1) {
        const met = anchors.has(numbers[at]) && kind(numbers[at]) & (1 << anchor);
        if (met && beside(numbers, at, -1, anchor - 1, -1) && beside(numbers, at, 1, anchor + 1, phrase.length)) return true;
      }
      return false;
    };
  }
  /** The pages on which each two words of a phrase that are common stand side by side; null if
      none are, so that it may be any page. */
  function nearby(pairs, phrase) {
    let left = null;
    for (let at = 1; at < phrase.length; at += 1) {
      const ways = phrase[at - 1].forms.flatMap((one) => phrase[at].forms.map((other) => pairs(one, other)));
      if (!ways.every(Boolean)) continue; // one of them is rare
      const here = new Set(ways.flat());
      left = left ? new Set([...left].filter((page) => here.has(page))) : here;
    }
    return left;
  }
  window.pochePhrase = { nearby, inText, inProse };
})();
