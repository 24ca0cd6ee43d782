/* What two ways of writing the same word have in common. The same is written in
   build_tools/search/fold.py, where the order is explained; shared vectors hold the two together. */
(function () {
  "use strict";
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
  const APOSTROPHES = /[’‘ʼʻ`´′＇]/g;
  const COMPOUND = /[\p{L}\p{M}\p{N}]+(?:['\-‐‑][\p{L}\p{M}\p{N}]+)*/gu;
  const PIECE = /[^'\-‐‑]+/g;
  const DIGITS = /[0-9]+|[^0-9]+/g;
  const MARKS = /\p{M}+/gu;
  const LETTERS = { ß: "ss", œ: "oe", æ: "ae", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };
  const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue" };

  /** A text without invisible signs, in NFC: what positions are counted in. */
  const plain = (text) => text.replace(INVISIBLE, "").normalize("NFC");

  /** A piece of a word without case, accents and the like. */
  function fold(piece) {
    const bare = piece.toLowerCase().normalize("NFKD").replace(MARKS, "").toLowerCase();
    return bare.replace(/[ßœæøđðłþı]/g, (letter) => LETTERS[letter]);
  }

  /** The ways in which a piece without digits may stand in a text, folded: Händel, Haendel. */
  function forms(piece) {
    const apart = piece.toLowerCase().replace(/[äöü]/g, (letter) => UMLAUTS[letter]);
    return [...new Set([fold(piece), fold(apart)])];
  }

  /** Whether a piece is the rest of a word that lost its vowel. */
  function isElision(text, start, end, bare) {
    const single = [...bare].length === 1 && !/[0-9]/.test(bare);
    return (text[start - 1] === "'" && single) || (text[end] === "'" && (single || bare === "qu"));
  }

  /** The words of one compound, which begins at `from`. */
  function pieces(text, compound, from) {
    const found = [];
    let whole = true;
    for (const { 0: piece, index } of compound.matchAll(PIECE)) {
      const start = from + index;
      const end = start + piece.length;
      const bare = fold(piece);
      if (!bare) continue;
      if (isElision(text, start, end, bare)) {
        whole = false;
        continue;
      }
      const parts = bare.match(DIGITS);
      if (parts.length > 1 || /^[0-9]/.test(bare)) {
        parts.forEach((part) => found.push({ start, end, forms: [part], joined: "", written: part }));
      } else found.push({ start, end, forms: forms(piece), joined: "", written: piece.toLowerCase() });
    }
    if (found.length > 1 && whole && from + compound.length > found[0].end) {
      found[0].joined = fold(compound.replace(/['\-‐‑]/g, ""));
    }
    return found;
  }

  /** The words of a plain text in their order: {start, end, forms, joined, written}. */
  function words(text) {
    const even = text.replace(APOSTROPHES, "'").replace(/_/g, " ");
    const found = [];
    for (const { 0: compound, index } of even.matchAll(COMPOUND)) found.push(...pieces(even, compound, index));
    return found;
  }

  window.pocheFold = { plain, fold, words };
})();
