/* Whether words stand in a row: in a text, or in prose as the index has it, in numbered pieces. */
(function () {
  "use strict";
  const { fold, words: wordsOf, begins } = window.pocheFold;
  const SMALL = /^(?:\p{L}|qu)$/u; // what may stand before an apostrophe without being looked for

  /** Whether the words of a phrase stand in a text in their order. */
  function inText(text, phrase) {
    const words = wordsOf(text);
    const same = (one, other) => one.forms.some((form) => other.forms.includes(form));
    return words.some((_, at) => phrase.every((word, next) => words[at + next] && same(word, words[at + next])));
  }

  /** Finds a phrase in coded prose. Which pieces mean which of its words is worked out once. */
  function inProse(reader, phrase) {
    const { piece: pieceOf, edges, numbered } = reader;
    const bare = (piece) => fold(piece.replace(/['’]$/, ""));
    const which = (form) => phrase.reduce((mask, { forms }, at) => (forms.includes(form) ? mask | (1 << at) : mask), 0);
    const GAP = 1 << 30; // stands between words
    const APOSTROPHES = ["'", "’"].map((sign) => sign.charCodeAt(0));
    const starts = new Map(); // how a piece begins → whether a word of the phrase may, and whether it is a word
    function about(unit) {
      if (!starts.has(unit)) {
        const sign = String.fromCharCode(unit);
        const two = unit >= 0xd800 && unit < 0xdc00; // the first half of a sign: look at it whole
        const start = fold(sign)[0];
        const met = two || phrase.some(({ forms }) => forms.some((form) => form[0] === start));
        starts.set(unit, { met, word: two || begins(sign) });
      }
      return starts.get(unit);
    }
    /** What a piece means: 0 ends all, GAP nothing, else a bit for each word of the phrase. */
    function kindOf(number) {
      const [first, last] = edges(number);
      if (!first) return GAP;
      const { met, word } = about(first);
      const elided = APOSTROPHES.includes(last);
      if (word && !met && !elided) return 0;
      const piece = pieceOf(number);
      if (!begins(piece)) return piece.includes("\n") ? 0 : GAP;
      return elided && SMALL.test(bare(piece)) ? GAP : which(bare(piece));
    }
    const NEW = -1;
    let kinds = new Int32Array(1 << 14).fill(NEW);
    function learn(number) {
      if (number >= kinds.length) {
        const longer = new Int32Array(2 * number).fill(NEW);
        longer.set(kinds);
        kinds = longer;
      }
      return (kinds[number] = kindOf(number));
    }
    const last = 1 << (phrase.length - 1);

    return (coded) => {
      const numbers = numbered(coded);
      let met = 0; // bit n: the words up to n stand just before
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at];
        const seen = number < kinds.length ? kinds[number] : NEW;
        const kind = seen === NEW ? learn(number) : seen;
        if (kind & GAP) continue;
        met = ((met << 1) | 1) & kind;
        if (met & last) return true;
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
