/* Fetches and reads the index that build_tools/search/index.py wrote: classic scripts, each when
   it is needed, because file:// lets no page fetch data. What is coded how stands in
   build_tools/search/coding.py. */
(function () {
  "use strict";
  const LINE = "~";
  const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(32 + at)).filter((sign) => !'"\\'.includes(sign));
  const [WIDE, FIRST] = [15, 0x3000];
  const TOGETHER = 16; // words that are one row of bits, with their lists
  const PIECES = 32; // of prose that are one row of the dictionary
  const FEW = 64; // pieces of a text between two breaths
  const TITLE = 3; // its place in a line of docs.js
  const NONE = [];

  const { bare, begins, ends: endsInSign } = window.pocheFold;
  const parts = new Map(); // "<lang>/<name>" → {made, part}
  window.pocheFindPart = (lang, name, made, part) => parts.set(lang + "/" + name, { made, part });

  /** Reads bits from signs, 15 from each. */
  class Bits {
    constructor(signs) {
      this.signs = signs;
      this.at = 0; // the next sign
      this.held = 0;
      this.bits = 0; // of those held
    }
    more() {
      if (this.at >= this.signs.length) throw new RangeError("a row of the index ends too early");
      this.held = (this.held << WIDE) | (this.signs.charCodeAt(this.at) - FIRST);
      this.bits += WIDE;
      this.at += 1;
    }
    read(count) {
      while (this.bits < count) this.more();
      this.bits -= count;
      const value = this.held >>> this.bits;
      this.held &= (1 << this.bits) - 1;
      return value;
    }
    zeros() {
      let count = 0;
      while (!this.read(1)) count += 1;
      return count;
    }
    /** Elias' gamma code: a number from 1. */
    gamma() {
      const count = this.zeros();
      return count ? (1 << count) | this.read(count) : 1;
    }
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

  /** Reads what a canonical Huffman code wrote, a piece's number for each: most by one look into
      a table of their first bits. */
  function codeReader(lengths) {
    const BITS = Math.min(lengths.length, WIDE);
    const table = new Uint32Array(1 << BITS); // number and length of the piece that begins so; 0 for longer ones
    let [code, before] = [0, 0];
    lengths.slice(0, BITS).forEach((many, at) => {
      for (let n = 0; n < many; n += 1, before += 1, code += 1) {
        const shift = BITS - 1 - at;
        table.fill((before << 4) | (at + 1), code << shift, (code + 1) << shift);
      }
      code <<= 1;
    });
    const [longCode, longBefore] = [code, before]; // of the first code with more bits
    function long(row) {
      let [found, first, passed] = [row.read(BITS), longCode, longBefore];
      for (const many of lengths.slice(BITS)) {
        found = (found << 1) | row.read(1);
        if (found - first < many) return passed + found - first;
        passed += many;
        first = (first + many) << 1;
      }
      throw new RangeError("a piece of the index is unknown");
    }
    let found = new Uint32Array(1024); // the same for every row
    /** All pieces that come next in a row, which says how many: the loop that a phrase waits for. */
    return (row) => {
      const count = row.gamma() - 1;
      if (count > found.length) found = new Uint32Array(2 * count);
      const { signs } = row;
      let { at, held, bits } = row;
      for (let n = 0; n < count; n += 1) {
        while (bits < BITS && at < signs.length) {
          held = (held << WIDE) | (signs.charCodeAt(at) - FIRST);
          bits += WIDE;
          at += 1;
        }
        const said = table[bits < BITS ? held << (BITS - bits) : held >>> (bits - BITS)];
        const taken = said & 15;
        if (taken && taken <= bits) {
          found[n] = said >>> 4;
          bits -= taken;
          held &= (1 << bits) - 1;
        } else {
          Object.assign(row, { at, held, bits });
          found[n] = long(row);
          ({ at, held, bits } = row);
        }
      }
      Object.assign(row, { at, held, bits });
      return found.subarray(0, count);
    };
  }

  /** Reads words that are coded by their letters; see `letters` in coding.py. They come as code
      units, one after the other: word n from `ends[n]` to `ends[n + 1]`. The first is `before`,
      the word that stood before. */
  function wordReader([letters, lengths]) {
    const read = codeReader(lengths);
    const shares = letters.map((letter) => (/^=[0-9]/.test(letter) ? Number(letter.slice(1)) : -1));
    const [first, second] = [0, 1].map((at) => Uint16Array.from(letters, (letter) => letter.charCodeAt(at)));
    let units = new Uint16Array(4096); // the same for every row
    return (row, before) => {
      const coded = read(row);
      const ends = [0];
      let used = 0;
      const room = (more) => {
        if (used + more <= units.length) return;
        const larger = new Uint16Array(2 * (used + more));
        larger.set(units);
        units = larger;
      };
      room(before.length);
      for (; used < before.length; used += 1) units[used] = before.charCodeAt(used);
      for (let n = 0; n < coded.length; n += 1) {
        const letter = coded[n];
        const shared = shares[letter];
        room(Math.max(shared, 2));
        if (shared < 0) {
          units[used] = first[letter];
          used += 1;
          units[used] = second[letter]; // 0 but for signs of two, and then written over
          if (second[letter]) used += 1;
        } else {
          const from = ends[ends.length - 1];
          ends.push(used);
          units.copyWithin(used, from, from + shared);
          used += shared;
        }
      }
      ends.push(used);
      return { units: units.slice(0, used), ends };
    };
  }
  const wordOf = ({ units, ends }, at) => String.fromCharCode.apply(null, units.subarray(ends[at], ends[at + 1]));
  const wordsOf = (them) => them.ends.slice(1).map((_, at) => wordOf(them, at));

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

  /** A file of words: `each(prefix, act)` calls `act(word, place)` for those that begin so, in their
      order; `entry(place)` is where a word stands, `entry(place, true)` in which names it does, and
      how many letters its stem lacks (`cut`). Words come in rows with their lists, and most rows
      are never asked for. */
  function readShard(part, pages) {
    const read = wordReader(part.letters);
    const heads = wordsOf(read(new Bits(part.heads), "")).slice(1); // before the first there was none
    const rows = part.rows.split(LINE);
    const known = [];
    function row(number) {
      if (!known[number]) {
        const bits = new Bits(rows[number]);
        known[number] = { words: wordsOf(read(bits, heads[number])), bits, entries: null, whole: false };
      }
      return known[number];
    }
    function each(prefix, act) {
      for (let number = Math.max(0, placeOf(heads, prefix) - 1); number < rows.length; number += 1) {
        const { words } = row(number);
        for (let at = 0; at < words.length; at += 1) {
          if (words[at].startsWith(prefix)) act(words[at], number * TOGETHER + at);
          else if (words[at] > prefix) return;
        }
      }
    }
    const next = (bits, there) => (there ? readNumbers(bits, pages) : NONE);
    function readNames({ words, bits }) {
      return words.map(() => {
        const cut = bits.gamma() - 1;
        const there = bits.read(4);
        return { cut, there, title: next(bits, there & 8), keys: next(bits, there & 4), often: NONE, prose: NONE };
      });
    }
    function readProse({ entries, bits }) {
      for (const it of entries) {
        it.often = next(bits, it.there & 2);
        it.prose = next(bits, it.there & 1);
      }
      return true;
    }
    function entry(place, namesOnly) {
      const own = row(Math.floor(place / TOGETHER));
      own.entries = own.entries || readNames(own);
      own.whole = own.whole || (!namesOnly && readProse(own));
      return own.entries[place % TOGETHER];
    }
    return { each, entry };
  }

  /** Reads prose, as pieces that `dictionary.js` numbers; what is left out there is put back as
      build_tools/search/pieces.py says. */
  function proseReader({ lengths, rows: coded, letters }) {
    const readWords = wordReader(letters);
    const rows = coded.split(LINE);
    const known = [];
    const read = codeReader(lengths);
    const [WORD, OPEN, END] = [2, 4, 8]; // begins with a letter; ends with one; ends a sentence
    const seen = []; // most pieces are never asked for
    function rowOf(number) {
      const at = Math.floor(number / PIECES);
      if (!known[at]) known[at] = readWords(new Bits(rows[at]), "");
      return known[at];
    }
    const piece = (number) => wordOf(rowOf(number), (number % PIECES) + 1);
    /** The numbers of the pieces that are a word, in any writing. Those with codes of one length
        stand together and are sorted by what `bare` makes of them. */
    function meant(form) {
      const found = [];
      let first = 0;
      for (const many of lengths) {
        const end = first + many;
        let [low, high] = [first, end];
        while (low < high) {
          const middle = (low + high) >> 1;
          if (bare(piece(middle)) < form) low = middle + 1;
          else high = middle;
        }
        for (; low < end && bare(piece(low)) === form; low += 1) found.push(low);
        first = end;
      }
      return found;
    }
    const signs = (number) => {
      const own = piece(number);
      const tests = [true, own && begins(own), own && endsInSign(own), /[.!?…] |\n/.test(own)];
      return (seen[number] = tests.reduce((sum, it, bit) => sum | ((it ? 1 : 0) << bit), 0));
    };
    const capital = (word) => word[0].toUpperCase() + word.slice(1);

    /** The pieces of a page, by number. */
    const numbered = (prose) => read(new Bits(prose));
    /** The text of a page, a few words at a time. */
    function* text(prose) {
      let [some, after, first] = ["", 0, 1];
      for (const [at, number] of numbered(prose).slice().entries()) {
        const own = piece(number);
        const about = seen[number] || signs(number);
        if (own) {
          if (after && about & WORD) some += " ";
          some += first ? capital(own) : own;
          after = about & OPEN;
        }
        first = about & END; // not after the empty piece, which says: a small letter
        if (at % FEW !== FEW - 1) continue;
        yield some;
        some = "";
      }
      yield some;
    }
    return { text, numbered, piece, meant };
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
      return found && found.made === made ? found.part : null;
    }
    /** What `read` makes of a part, once. */
    function once(name, read) {
      const key = "read " + name;
      const damaged = () => ((missing = true), null);
      if (!promises.has(key)) promises.set(key, part(name).then((it) => (it ? read(it) : damaged())).catch(damaged));
      return promises.get(key);
    }
    const two = (number) => String(number).padStart(2, "0");
    const contents = () =>
      once("docs", ({ docs, about, kinds, ...more }) => {
        const signs = [...about].map((sign) => SIGNS.indexOf(sign));
        const lines = docs.split("\n");
        const titleOf = (page) => lines[page].split("\t")[TITLE];
        return { ...more, docs: lines, titleOf, kindOf: (page) => kinds[signs[page] >> 1], isForeign: (page) => signs[page] & 1 };
      });

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
    const prose = () => once("dictionary", proseReader);
    /** What gives the prose of these pages as it is coded, or null where it cannot be read. All
        their files are fetched at once, since each makes one wait. */
    async function coded(pages) {
      const { texts } = await contents();
      const fileOf = (page) => texts.findIndex((_, at) => at + 1 === texts.length || texts[at + 1] > page);
      const files = [];
      const some = [...new Set(pages.map(fileOf))];
      const read = (at) => once("text-" + two(at), (it) => it.prose.split(LINE));
      await Promise.all(some.map(async (at) => (files[at] = await read(at))));
      return (page) => {
        const at = fileOf(page);
        return files[at] && files[at][page - texts[at]];
      };
    }
    /** The text of a page; `breath` is waited for between some of its words. */
    async function text(page, breath = () => null) {
      const [codedOf, reader] = await Promise.all([coded([page]), prose()]);
      const found = codedOf(page);
      let whole = "";
      for (const some of found && reader ? reader.text(found) : []) {
        whole += some;
        await breath();
      }
      return whole;
    }
    /** On which pages one common word follows another; null for words that are not among the
        common ones, or where there are too few pages for such a list. */
    async function pairs() {
      const { docs, paired } = await contents();
      if (!paired) return null;
      return once("pairs", ({ words, rows }) => {
        const place = new Map(words.split(" ").map((word, at) => [word, at]));
        const read = (row) => Array.from(place, () => (row.read(1) ? readNumbers(row, docs.length) : NONE));
        const known = rows.split(LINE).map((row) => () => read(new Bits(row)));
        const lists = [];
        return (one, other) => {
          const [from, to] = [place.get(one), place.get(other)];
          if (from === undefined || to === undefined) return null;
          lists[from] = lists[from] || known[from]();
          return lists[from][to];
        };
      });
    }
    /** Fetch all that answers and their excerpts may need, a file whenever the page has nothing
        else to do. A script takes most of its time to come at all, so that a first answer is twice
        as quick. From a stick it costs nobody anything; from a server it would be the line of a
        whole class. */
    async function ahead() {
      const all = await contents();
      if (!all || location.protocol !== "file:") return;
      const numbered = (kind, them) => them.map((_, at) => `${kind}-${two(at)}`);
      const names = [...numbered("words", all.words), "dictionary", ...(all.paired ? ["pairs"] : []), ...numbered("text", all.texts)];
      for (const name of names) {
        await new Promise(window.requestIdleCallback || setTimeout); // devices: a timer where there is none
        await part(name);
      }
    }
    return { contents, shards, coded, text, prose, pairs, ahead, missing: () => missing };
  };
})();
