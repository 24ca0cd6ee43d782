/* Fetches and reads the index that build_tools/search/index.py wrote: classic scripts, each when
   it is needed, because file:// lets no page fetch data. What is coded how stands in
   build_tools/search/coding.py. */
(function () {
  "use strict";
  const LINE = "~";
  const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(32 + at)).filter((sign) => !'"\\}'.includes(sign));
  const VALUE = new Uint8Array(128);
  SIGNS.forEach((sign, value) => (VALUE[sign.charCodeAt(0)] = value));

  const parts = new Map(); // "<lang>/<name>" → {made, part}
  window.pocheFindPart = (lang, name, made, part) => parts.set(lang + "/" + name, { made, part });

  /** Reads rows of bits from signs, from sign `at` on: 13 from two signs, or 6 from the last. */
  function bitReader(signs) {
    let at = 0;
    let held = 0;
    let bits = 0;
    function more() {
      const left = signs.length - at;
      if (left < 1) throw new RangeError("a row of the index ends too early");
      const pair = left > 1;
      const high = VALUE[signs.charCodeAt(at)];
      held = pair ? (held << 13) | (high * SIGNS.length + VALUE[signs.charCodeAt(at + 1)]) : (held << 6) | high;
      bits += pair ? 13 : 6;
      at += pair ? 2 : 1;
    }
    function read(count) {
      while (bits < count) more();
      bits -= count;
      const value = held >>> bits;
      held &= (1 << bits) - 1;
      return value;
    }
    function zeros() {
      let count = 0;
      while (!read(1)) count += 1;
      return count;
    }
    /** Elias' gamma code: a number from 1. */
    function gamma() {
      const count = zeros();
      return count ? (1 << count) | read(count) : 1;
    }
    return { read, zeros, gamma };
  }

  /** Pages as `coding.numbers` wrote them, of `pages` in all. */
  function readNumbers(row, pages) {
    const found = new Array(row.gamma());
    const k = Math.max(0, 31 - Math.clz32(Math.floor((pages * 11) / (found.length * 16))));
    let before = -1;
    for (let at = 0; at < found.length; at += 1) {
      before += 1 + (row.zeros() << k) + (k ? row.read(k) : 0);
      found[at] = before;
    }
    return found;
  }

  function frontDecoded(lines) {
    let before = "";
    return lines.split(LINE).map((line) => (before = before.slice(0, VALUE[line.charCodeAt(0)]) + line.slice(1)));
  }

  /** A file of words: `words` in their order, and `entry(at)`, where one of them stands. */
  function readShard({ words, lists }, pages) {
    const coded = lists.split(LINE);
    const read = [];
    const entry = (at) => {
      if (read[at]) return read[at];
      const row = bitReader(coded[at]);
      const cut = row.gamma() - 1;
      const there = row.read(4);
      const next = (bit) => (there & bit ? readNumbers(row, pages) : []);
      return (read[at] = { cut, title: next(8), keys: next(4), often: next(2), prose: next(1) });
    };
    return { words: words ? frontDecoded(words) : [], entry };
  }

  /** Puts prose together again, from pieces that `dictionary.js` numbers. */
  function proseReader({ lengths, pieces }) {
    const known = frontDecoded(pieces);
    const isWord = known.map((piece) => /^[\p{L}\p{N}]/u.test(piece));
    const endsOpen = known.map((piece) => /[\p{L}\p{N}]$/u.test(piece)); // then a space is meant before a word
    function place(row) {
      let code = 0;
      let first = 0;
      let before = 0;
      for (const many of lengths) {
        code = (code << 1) | row.read(1);
        if (code - first < many) return before + code - first;
        before += many;
        first = (first + many) << 1;
      }
      throw new RangeError("a piece of prose is unknown");
    }
    return (coded) => {
      const [signs, ...literals] = coded.split(LINE);
      const row = bitReader(signs);
      let text = "";
      let open = false;
      for (let left = row.gamma() - 1; left; left -= 1) {
        const at = place(row);
        const piece = known[at] || literals.shift() || "";
        const word = known[at] ? isWord[at] : /^[\p{L}\p{N}]/u.test(piece);
        text += open && word ? " " + piece : piece;
        open = known[at] ? endsOpen[at] : /[\p{L}\p{N}]$/u.test(piece);
      }
      return text;
    };
  }

  /** The index of a language on the site at `root`. What cannot be read is null, and `missing()`
      says so: a file may be absent or cut, or come from another index. */
  window.pocheIndex = function (root, lang) {
    const promises = new Map();
    let made = "";
    let missing = false;

    function part(name) {
      if (!promises.has(name)) promises.set(name, fetchPart(name));
      return promises.get(name);
    }
    async function fetchPart(name) {
      await new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${root}search/${lang}/${name}.js`;
        script.onload = script.onerror = done;
        document.head.append(script);
      });
      const found = parts.get(lang + "/" + name);
      if (name === "docs" && found) made = found.made;
      if (found && found.made === made) return found.part;
      missing = true;
      return null;
    }
    /** What `read` makes of a part, once. */
    function once(name, read) {
      const key = "read " + name;
      const damaged = () => ((missing = true), null);
      if (!promises.has(key)) promises.set(key, part(name).then((it) => it && read(it)).catch(damaged));
      return promises.get(key);
    }
    const two = (number) => String(number).padStart(2, "0");
    const contents = () => once("docs", (it) => ({ ...it, docs: it.docs.split("\n") }));

    /** The files in which words that begin with `prefix` stand. */
    async function shards(prefix) {
      const all = await contents();
      if (!all) return [];
      const first = all.words.findIndex((_, at) => at + 1 === all.words.length || all.words[at + 1] > prefix);
      const chosen = [];
      for (let at = first; at < all.words.length && (at === first || all.words[at] <= prefix + "\uffff"); at += 1) {
        chosen.push(once("words-" + two(at), (it) => readShard(it, all.docs.length)));
      }
      return (await Promise.all(chosen)).filter(Boolean);
    }
    /** The prose of a page, by its number; null where it cannot be read. */
    async function text(page) {
      const all = await contents();
      const at = all.texts.filter((begins) => begins <= page).length - 1;
      const [prose, read] = await Promise.all([part("text-" + two(at)), once("dictionary", proseReader)]);
      return prose && read ? read(prose.prose[page - all.texts[at]]) : null;
    }
    return { contents, shards, text, missing: () => missing };
  };
})();
