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
    const { piece: pieceOf, numbered } = reader;
    const bare = (piece) => fold(piece.replace(/['’]$/, ""));
    const starts = new Map(); // a letter → what it folds to
    const startOf = (letter) => starts.get(letter) || starts.set(letter, fold(letter)[0] || " ").get(letter);
    const which = (piece) => {
      let mask = 0;
      const start = piece && startOf(piece[0]);
      phrase.forEach(({ forms }, at) => {
        if (forms.some((form) => form[0] === start) && forms.includes(bare(piece))) mask |= 1 << at;
      });
      return mask;
    };
    const GAP = 1 << 30; // stands between words
    const kindOf = (piece) => {
      if (!piece || !begins(piece)) return piece.includes("\n") ? 0 : GAP;
      if (/['’]$/.test(piece) && SMALL.test(bare(piece))) return GAP | which(piece);
      return which(piece);
    };
    const NEW = -1;
    let kinds = new Int32Array(1 << 14).fill(NEW);
    function learn(number) {
      if (number >= kinds.length) {
        const longer = new Int32Array(2 * number).fill(NEW);
        longer.set(kinds);
        kinds = longer;
      }
      return (kinds[number] = kindOf(pieceOf(number)));
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
  window.pochePhrase = { inText, inProse };
})();
