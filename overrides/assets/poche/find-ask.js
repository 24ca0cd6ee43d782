/* Answers what somebody types, from the index of one language: see find-index.js for what is
   fetched, find-match.js for which words are meant, find-rank.js for the order. */
(function () {
  "use strict";
  const MOST_WORDS = 10;
  const MOST_SIGNS = 300;
  const FEW = 12; // results, below which pages with only some of the words are added
  const LINE = 3; // words from which on they may be a line that somebody remembers
  const MANY = 50; // pages whose prose is not read before common words were looked for side by side
  const NEAR = 16; // pages whose prose is read for that
  const SLICE_MS = 3; // of work, then the page may answer a press; an old laptop is six times slower
  const EXCERPT = 170; // letters
  const BEFORE = 50; // letters before the first match
  const NAMES = "\n\n"; // between the prose of a page and what else names it: see index.py
  const SAME = 2; // letters
  const KEPT = 40; // words whose meaning is remembered while somebody types
  const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;
  const { plain, words: wordsOf, fold } = window.pocheFold;
  const { OTHER_FORM } = window.pocheMatch;
  const { inText, inProse, nearby } = window.pochePhrase;
  const { weigh, rank, reorder, grouped, prior, telling } = window.pocheRank;
  const STEMMERS = { fr: "FrenchStemmer", de: "GermanStemmer", nl: "DutchStemmer", en: "EnglishStemmer" };
  /** Lets the page answer a press whenever some work is done; a timer would make it wait 4 ms. */
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  let began = 0;
  port1.onmessage = () => {
    began = performance.now();
    waiting.splice(0).forEach((go) => go());
  };
  const breath = () => performance.now() - began > SLICE_MS && new Promise((done) => port2.postMessage(waiting.push(done)));

  /** What was typed: its words, each once, all of them in a row, and the phrases in quotes. */
  function parse(typed) {
    const text = plain(typed.slice(0, MOST_SIGNS));
    const all = new Map();
    const line = wordsOf(text);
    for (const word of line) {
      const last = word.end === text.length; // it may still be half a word
      if (!all.has(word.forms[0]) || last) all.set(word.forms[0], { ...word, last });
    }
    const phrases = [...text.matchAll(QUOTED)].map((found) => wordsOf(found[1])).filter((it) => it.length > 1);
    return { words: [...all.values()].slice(0, MOST_WORDS), line: line.slice(0, MOST_WORDS), phrases };
  }

  /** A text in pieces, [text, whether it was looked for]. */
  function marked(text, words, met) {
    const pieces = [];
    let at = 0;
    for (const { start, end, names } of words) {
      if (start < at || !names.some(met)) continue;
      if (start > at) pieces.push([text.slice(at, start), false]);
      pieces.push([text.slice(start, end), true]);
      at = end;
    }
    if (at < text.length) pieces.push([text.slice(at), false]);
    return pieces;
  }

  /** Where an excerpt begins and ends: where most of what was looked for stands close together. */
  function windowOf(text, words, met) {
    const places = [];
    words.forEach(({ start, names }) => {
      const which = met.findIndex((of) => names.some(of));
      if (which >= 0) places.push([start, which]);
    });
    let best = [0, 0];
    places.forEach(([start], at) => {
      const near = places.slice(at).filter(([other]) => other < start + EXCERPT - BEFORE);
      const worth = new Set(near.map(([, which]) => which)).size + near.length / 100;
      if (worth > best[0]) best = [worth, start];
    });
    const from = best[1] - BEFORE;
    const line = text.lastIndexOf("\n", best[1]) + 1;
    const begin = from <= 0 ? 0 : Math.max(line, text.indexOf(" ", from) + 1);
    if (text.length <= begin + EXCERPT) return [begin, text.length];
    return [begin, Math.max(text.lastIndexOf(" ", begin + EXCERPT), best[1] + BEFORE)];
  }

  window.pocheFinder = function (root, lang) {
    const index = window.pocheIndex(root, lang);
    const stemmer = STEMMERS[lang] && window[STEMMERS[lang]] ? new window[STEMMERS[lang]]() : null;
    const stem = ({ written }) => (stemmer && !/[0-9]/.test(written) ? fold(stemmer.stemWord(written)) : "");
    const match = window.pocheMatch(index, stem, breath);
    /** The words of a text, each with all by which the index may know it: see index.py for stems,
        which are worked out only where one was met. */
    function named(text, { meaning: met }) {
      const stems = met.flatMap((found) => [...found.keys()].filter((key) => key.endsWith("'")));
      const begun = new Set(stems.map((key) => key.slice(0, SAME))); // no stem begins otherwise than its word
      const stemOf = (word) => (begun.has(word.forms[0].slice(0, SAME)) ? stem(word) + "'" : "");
      return wordsOf(text).map((word) => ({ ...word, names: [...word.forms, word.joined, stemOf(word)] }));
    }
    const kept = new Map();
    let priors = null; // how much each page counts by itself
    let turn = 0;

    async function meaning(word, pages) {
      const key = word.forms.join(" ") + (word.last ? "*" : "");
      if (kept.has(key)) return kept.get(key);
      let found = await match.known(word);
      if (!found.size) found = await match.parted(word);
      if (!found.size) found = await match.slips(word, false);
      if (!found.size) found = await match.slips(word, true);
      if (!found.size) found = await match.slipsInNames(word);
      const made = weigh(found, pages);
      if (!index.missing()) kept.set(key, made);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value);
      return made;
    }
    /** The same words, with what two of them mean if they are one. */
    async function joined(words, weighed, pages) {
      const wider = [...weighed];
      for (let at = 1; at < words.length; at += 1) {
        const found = await match.joined(words[at - 1], words[at]);
        const both = found.size ? [at - 1, at] : [];
        both.forEach((which) => (wider[which] = weigh(new Map([...found, ...wider[which].found]), pages)));
      }
      return wider;
    }
    /** The same words, with those that begin alike and differ by a slip. */
    async function widened(words, weighed, pages) {
      const wider = [];
      for (const [at, word] of words.entries()) {
        const more = await match.slips(word, false);
        wider.push(more.size ? weigh(new Map([...more, ...weighed[at].found]), pages) : weighed[at]);
      }
      return wider;
    }

    function hitOf(all, page) {
      const [id, icon, by, title, own, titleLang] = all.docs[page].split("\t");
      const kind = all.kindOf(page);
      const place = id[0] === "/" ? id : `/${kind}/${id}`; // what Poche makes itself lies elsewhere
      return { page, url: `${lang}${place}.html`, kind, icon: all.icons[icon], title, titleLang: titleLang || "", by: all.bys[by], lang: own || "" };
    }

    /** A word of a phrase with the ways of writing it that the index has. */
    function spelled(word, weighed) {
      const [form] = word.forms;
      const there = (other) => weighed.some(({ found }) => found.has(other) && found.get(other)[0] >= OTHER_FORM);
      return { ...word, forms: [form, ...[...word.forms, ...match.otherwise(form)].filter(there)] };
    }

    /** The pages in whose titles a phrase may stand: its first word does. */
    function titledWith([{ forms }], weighed) {
      const entries = weighed.flatMap(({ found }) => forms.filter((form) => found.has(form)).map((form) => found.get(form)[1]));
      return new Set(entries.flatMap((entry) => entry.title));
    }
    /** The place in a phrase of the word that stands on the fewest pages. */
    function rarest(phrase, weighed) {
      const pagesOf = ({ forms: [form] }) => Math.min(...weighed.filter(({ found }) => found.has(form)).map(({ count }) => count));
      const many = phrase.map(pagesOf);
      return many.indexOf(Math.min(...many));
    }
    /** Only the pages on which each phrase stands, in their title, their prose or their names. */
    async function withPhrases(all, phrases, weighed, titleOf, overtaken) {
      const titled = phrases.map((phrase) => titledWith(phrase, weighed));
      const pairs = all.length > MANY ? await index.pairs() : null;
      const near = phrases.map((phrase) => pairs && nearby(pairs, phrase));
      const results = all.filter((page) => near.every((them, at) => !them || them.has(page) || titled[at].has(page)));
      const [codedOf, reader] = await Promise.all([index.coded(results), index.prose()]);
      const finders = reader ? phrases.map((phrase) => inProse(reader, phrase, rarest(phrase, weighed))) : [];
      const inTitle = (page, at) => titled[at].has(page) && inText(plain(titleOf(page)), phrases[at]);
      const proved = [];
      for (const page of results) {
        const left = finders.filter((_, at) => !inTitle(page, at));
        const coded = left.length ? codedOf(page) : "";
        if (coded !== null && left.every((find) => find(coded))) proved.push(page);
        await breath();
        if (overtaken()) return [];
      }
      return proved;
    }

    /** First the pages that say just what was typed, if it is long enough for a line of a song. */
    async function asALine(results, line, weighed, titleOf, overtaken) {
      const [first] = results;
      if (line.length < LINE || !first || inText(plain(titleOf(first)), line)) return results;
      const said = new Set(await withPhrases(results.slice(0, NEAR), [line], weighed, titleOf, overtaken));
      return [...said, ...results.filter((it) => !said.has(it))];
    }

    /** Answer what was typed; null if something else was asked since. With `all`, every page of
        that kind is listed, not only the first few. */
    async function ask(typed, options) {
      const mine = (turn += 1);
      const overtaken = () => mine !== turn;
      const { words, line, phrases } = parse(String(typed));
      const nothing = { words: words.length, best: [], groups: [], total: 0, partly: false, missing: false, meaning: [] };
      if (!words.length) return nothing;
      return answer({ words, line, phrases }, options || {}, nothing, overtaken).catch(() => ({ ...nothing, missing: true }));
    }
    async function answer({ words, line, phrases }, options, nothing, overtaken) {
      const all = await index.contents();
      if (!all) return overtaken() ? null : { ...nothing, missing: true };

      const pages = all.docs.length;
      priors = priors || Float32Array.from(all.docs, (_, page) => prior(all.kindOf(page), all.isForeign(page)));
      const { titleOf } = all;
      words.forEach(({ forms: [form] }) => index.shards(form)); // all that is needed comes at once, words first
      if (phrases.length) setTimeout(index.pairs);
      if (phrases.length || line.length >= LINE) setTimeout(index.prose);
      let weighed = await Promise.all(words.map((word) => meaning(word, pages)));
      weighed = await joined(words, weighed, pages);
      await breath();
      let found = rank(weighed, priors);
      if (!found.all.length && words.length > 1) {
        weighed = await widened(words, weighed, pages);
        found = rank(weighed, priors);
      }
      await breath();
      if (overtaken()) return null;
      const partly = !found.all.length && found.some.length > 0;
      let results = reorder(found.all, found.score, weighed, titleOf);
      await breath();
      if (phrases.length) results = await withPhrases(results, phrases.map((them) => them.map((it) => spelled(it, weighed))), weighed, titleOf, overtaken);
      else results = await asALine(results, line, weighed, titleOf, overtaken);
      if (!phrases.length && results.length < FEW) results = results.concat(reorder(found.some, found.score, weighed, titleOf));
      await breath();
      if (overtaken()) return null;
      const listed = grouped(results, all.kindOf, (page) => hitOf(all, page), options.all);
      return { ...listed, words: words.length, partly, missing: index.missing(), meaning: telling(weighed, pages).map((it) => it.found) };
    }

    /** What a page says where it was met, in pieces as `marked` has them. */
    async function excerpt(hit, answer) {
      const whole = await index.text(hit.page, breath).catch(() => "");
      const text = whole.split(NAMES)[0];
      if (!text) return [];
      const met = answer.meaning.map((found) => (form) => found.has(form) && !found.get(form)[2]);
      await breath();
      const [begin, end] = windowOf(text, named(text, answer), met);
      const shown = text.slice(begin, end).replace(/([\p{L}\p{N}])\n/gu, "$1 · ").replace(/\n/g, " "); // headings end without a stop
      const pieces = marked(shown, named(shown, answer), (form) => met.some((of) => of(form)));
      if (begin) pieces.unshift(["… ", false]);
      if (end < text.length) pieces.push([" …", false]);
      return pieces;
    }
    function mark(text, answer) {
      const even = plain(text);
      return marked(even, named(even, answer), (form) => answer.meaning.some((found) => found.has(form)));
    }
    /** Prepare for somebody who will type: fetch what answers need, and go through one of them,
        since a browser takes longer to compile what it never ran than to answer. */
    async function ready() {
      const all = await index.contents();
      if (!all) return;
      const { words } = parse(all.titleOf(0));
      await answer({ words: words.slice(0, 2), line: [], phrases: [] }, {}, {}, () => turn > 0).catch(() => null);
      await index.ahead();
    }
    return { ask, excerpt, mark, ready };
  };
})();
