/* What two ways of writing the same word have in common. The same is written in
   build_tools/search/fold.py, where the order is explained; shared vectors hold the two together. */
(function () {
  "use strict";
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
  const APOSTROPHES = /[’‘ʼʻ`´′＇]/g;
  // Latin letters and numbers up to U+024F, and signs that are none: there a short list says what
  // the Unicode properties say, whose long lists an old laptop needs 10 ms to take in.
  const LATIN = /^[\u0000-\u024f\u2010-\u2027\u2030-\u205e]*$/;
  const SIGN = "[0-9A-Za-zª²³µ¹ºÀ-ÖØ-öø-ɏ¼-¾]";
  const IN_LATIN = new RegExp(`${SIGN}+(?:['\\-‐‑]${SIGN}+)*`, "g");
  const IN_ANY = /[\p{L}\p{M}\p{N}]+(?:['\-‐‑][\p{L}\p{M}\p{N}]+)*/gu;
  const LATIN_SIGN = new RegExp(SIGN);
  const ANY_SIGN = /[\p{L}\p{N}]/u;
  const ASCII = /^[\u0000-\u007f]*$/;
  const PIECE = /[^'\-‐‑]+/g;
  const DIGITS = /[0-9]+|[^0-9]+/g;
  const MARKS = /\p{M}+/gu;
  const LATIN_MARKS = /[\u0300-\u036f]+/g;
  const LETTERS = { ß: "ss", œ: "oe", æ: "ae", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };
  const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue" };

  /** A text without invisible signs, in NFC: what positions are counted in. */
  const plain = (text) => text.replace(INVISIBLE, "").normalize("NFC");

  /** A piece of a word without case, accents and the like. */
  function fold(piece) {
    if (ASCII.test(piece)) return piece.toLowerCase();
    const marks = LATIN.test(piece) ? LATIN_MARKS : MARKS;
    const bare = piece.toLowerCase().normalize("NFKD").replace(marks, "").toLowerCase();
    return bare.replace(/[ßœæøđðłþı]/g, (letter) => LETTERS[letter]);
  }

  /** A piece of prose without the apostrophe at its end, folded: what the dictionary is sorted by. */
  const bare = (piece) => fold(piece.replace(/['’]+$/, ""));

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
    for (const { 0: compound, index } of even.matchAll(LATIN.test(even) ? IN_LATIN : IN_ANY)) found.push(...pieces(even, compound, index));
    return found;
  }

  /** Whether a text begins, or ends, with a letter or a number. */
  const isSign = (sign) => (sign < "\u0250" ? LATIN_SIGN : ANY_SIGN).test(sign);
  const begins = (text) => isSign(String.fromCodePoint(text.codePointAt(0)));
  const ends = (text) => isSign(/[\udc00-\udfff]$/.test(text) ? text.slice(-2) : text.slice(-1));

  window.pocheFold = { plain, fold, bare, words, begins, ends };
})();
