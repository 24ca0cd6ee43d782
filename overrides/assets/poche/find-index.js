/* Fetches and reads the index that build_tools/search/index.py wrote: classic scripts, each when
   it is needed, because file:// lets no page fetch data. What is coded how stands in
   build_tools/search/coding.py. */
(function () {
  "use strict";
  const LINE = "~";
  const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(32 + at)).filter((sign) => !'"\\'.includes(sign));
  const [WIDE, FIRST] = [15, 0x3000];
  const OFTEN = 2048; // letters, after which a press may be answered
  const TOGETHER = 16; // words whose lists are one row of bits
  const NONE = [];

  const { begins, ends } = window.pocheFold;
  const parts = new Map(); // "<lang>/<name>" → {made, part}
  window.pocheFindPart = (lang, name, made, part) => parts.set(lang + "/" + name, { made, part });

  /** Reads bits from signs, 15 from each. */
  function bitReader(signs) {
    let at = 0;
    let held = 0;
    let bits = 0;
    function more() {
      if (at >= signs.length) throw new RangeError("a row of the index ends too early");
      held = (held << WIDE) | (signs.charCodeAt(at) - FIRST);
      bits += WIDE;
      at += 1;
    }
    function read(count) {
      while (bits < count) more();
      bits -= count;
      const value = held >>> bits;
      held &= (1 << bits) - 1;
      return value;
    }
    /** The next bits without taking them; zeros where the row has ended. */
    function peek(count) {
      while (bits < count && at < signs.length) more();
      return bits < count ? held << (count - bits) : held >>> (bits - count);
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
    return { read, peek, zeros, gamma };
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

  /** Reads a canonical Huffman code: most pieces by one look into a table of their first bits. */
  function codeReader(lengths) {
    const BITS = 12;
    const place = new Uint32Array(1 << BITS);
    const length = new Uint8Array(1 << BITS);
    let [code, before] = [0, 0];
    lengths.slice(0, BITS).forEach((many, at) => {
      for (let n = 0; n < many; n += 1, before += 1, code += 1) {
        const shift = BITS - 1 - at;
        place.fill(before, code << shift, (code + 1) << shift);
        length.fill(at + 1, code << shift, (code + 1) << shift);
      }
      code <<= 1;
    });
    const [longCode, longBefore] = [code, before]; // of the first code with more bits
    return (row) => {
      const start = row.peek(BITS);
      if (length[start]) {
        row.read(length[start]);
        return place[start];
      }
      let [found, first, passed] = [row.read(BITS), longCode, longBefore];
      for (const many of lengths.slice(BITS)) {
        found = (found << 1) | row.read(1);
        if (found - first < many) return passed + found - first;
        passed += many;
        first = (first + many) << 1;
      }
      throw new RangeError("a piece of prose is unknown");
    };
  }

  /** Words that are coded by their letters; see `letters` in coding.py. */
  async function readWords({ words, letters: [letters, lengths] }, breath) {
    const row = bitReader(words);
    const read = codeReader(lengths);
    const shares = letters.map((letter) => (/^=[0-9]/.test(letter) ? Number(letter.slice(1)) : -1));
    const found = [];
    let word = "";
    for (let left = row.gamma() - 1; left; left -= 1) {
      const letter = read(row);
      if (shares[letter] < 0) word += letters[letter];
      else {
        found.push(word);
        word = word.slice(0, shares[letter]);
      }
      if (left % OFTEN === 0) await breath();
    }
    found.push(word);
    return found.slice(1); // before the first there was none
  }

  /** A file of words: `words` in their order, and `entry(at)`, where one of them stands and how many
      letters its stem lacks (`cut`). */
  async function readShard(part, pages, breath) {
    const words = await readWords(part, breath);
    const rows = part.lists.split(LINE);
    const entries = [];
    /** Reads the lists of words that stand in one row; most rows are never asked for. */
    function readRow(number) {
      const row = bitReader(rows[number]);
      const next = (there) => (there ? readNumbers(row, pages) : NONE);
      const end = Math.min((number + 1) * TOGETHER, words.length);
      for (let at = number * TOGETHER; at < end; at += 1) {
        const cut = row.gamma() - 1;
        const there = row.read(4);
        entries[at] = { cut, title: next(there & 8), keys: next(there & 4), often: next(there & 2), prose: next(there & 1) };
      }
    }
    function entry(at) {
      if (!entries[at]) readRow(Math.floor(at / TOGETHER));
      return entries[at];
    }
    return { words, entry };
  }

  /** Reads prose, as pieces that `dictionary.js` numbers; what is left out there is put back as
      build_tools/search/pieces.py says. */
  async function proseReader({ lengths, ...coded }, breath) {
    const known = await readWords(coded, breath);
    const read = codeReader(lengths);
    const [WORD, OPEN, END] = [2, 4, 8]; // begins with a letter; ends with one; ends a sentence
    const seen = new Uint8Array(known.length); // most pieces are never asked for
    const signs = (number) => {
      const piece = known[number];
      const tests = [true, piece && begins(piece), piece && ends(piece), /[.!?…] |\n/.test(piece)];
      return (seen[number] = tests.reduce((sum, it, bit) => sum | ((it ? 1 : 0) << bit), 0));
    };
    const capital = (word) => word[0].toUpperCase() + word.slice(1);

    /** The pieces of a page, by number. */
    function numbered(prose) {
      const row = bitReader(prose);
      const numbers = new Uint32Array(row.gamma() - 1);
      for (let at = 0; at < numbers.length; at += 1) numbers[at] = read(row);
      return numbers;
    }
    function text(prose) {
      let [whole, after, first] = ["", 0, 1];
      for (const number of numbered(prose)) {
        const piece = known[number];
        const about = seen[number] || signs(number);
        if (piece) {
          if (after && about & WORD) whole += " ";
          whole += first ? capital(piece) : piece;
          after = about & OPEN;
        }
        first = about & END; // not after the empty piece, which says: a small letter
      }
      return whole;
    }
    return { text, numbered, known };
  }

  /** The index of a language on the site at `root`. What cannot be read is null, and `missing()`
      says so: a file may be absent or cut, or come from another index. */
  window.pocheIndex = function (root, lang, breath) {
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
    const contents = () =>
      once("docs", ({ docs, about, kinds, ...more }) => ({
        ...more,
        docs: docs.split("\n"),
        kindOf: (page) => kinds[SIGNS.indexOf(about[page]) >> 1],
        isForeign: (page) => Boolean(SIGNS.indexOf(about[page]) & 1),
      }));

    /** The files in which words that begin with `prefix` stand. */
    async function shards(prefix) {
      const all = await contents();
      if (!all) return [];
      const first = all.words.findIndex((_, at) => at + 1 === all.words.length || all.words[at + 1] > prefix);
      const chosen = [];
      for (let at = first; at < all.words.length && (at === first || all.words[at] <= prefix + "\uffff"); at += 1) {
        chosen.push(once("words-" + two(at), (it) => readShard(it, all.docs.length, breath)));
      }
      return (await Promise.all(chosen)).filter(Boolean);
    }
    const prose = () => once("dictionary", (it) => proseReader(it, breath));
    /** The prose of a page as it is coded, by its number; null where it cannot be read. */
    async function coded(page) {
      const all = await contents();
      const at = all.texts.filter((begins) => begins <= page).length - 1;
      const found = await once("text-" + two(at), (it) => it.prose.split(LINE));
      return found && found[page - all.texts[at]];
    }
    async function text(page) {
      const [found, reader] = await Promise.all([coded(page), prose()]);
      return found && reader ? reader.text(found) : "";
    }
    return { contents, shards, coded, text, prose, missing: () => missing };
  };
})();
