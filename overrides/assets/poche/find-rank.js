/* Puts pages into the order in which they are probably meant; it knows no file and no element. */
(function () {
  "use strict";
  const WORTH = { title: 10, keys: 6, often: 2.5, prose: 1.5 };
  const FIELDS = Object.keys(WORTH);
  const BOTH = 0.2; // of its other places, beside the best one
  const KINDS = { works: 1.15, people: 1.15, playlists: 1.05, workshops: 1.05, journeys: 1.05, pages: 0.9, special: 0.9 };
  const ORDER = ["workshops", "playlists", "recordings", "works", "people", "concerts", "journeys", "projects", "pages", "special"];
  const ABOUT = 1.5; // times as many are about as many
  const TRANSLATED = 0.9; // a page that is shown in another language
  const COMMON = 0.3; // of the pages: what stands in so many of them need not stand in a result
  const ENOUGH = 1 / 3; // of what was typed, rare words counting more: less is no result
  const BEST = 3;
  const OF_A_KIND = 5;
  const WEIGHED = 30; // of the first, titles are looked at again
  const FINE = 1e4; // steps of a score that count
  const MOST_PAGES = 2 ** 20;
  const TITLED = 0.8; // how much more a page counts whose title is just what was typed
  const { plain, words: wordsOf } = window.pocheFold;

  /** How well each page answers one word, and which pages do. Plain loops: this is the first that
      runs, as yet uncompiled, and a beginning of two letters means a thousand words. */
  function weigh(found, all) {
    const worth = new Float32Array(all);
    const pages = [];
    for (const meant of found.values()) {
      const entry = meant[1];
      const many = meant[2] ? 2 : FIELDS.length; // names only
      for (let field = 0; field < many; field += 1) {
        const them = entry[FIELDS[field]];
        const here = meant[0] * WORTH[FIELDS[field]];
        for (let at = 0; at < them.length; at += 1) {
          const page = them[at];
          const best = worth[page];
          if (!best) pages.push(page);
          worth[page] = here > best ? here + BOTH * best : best + BOTH * here;
        }
      }
    }
    const count = pages.length;
    return { found, worth, pages, count, rare: 0.3 + 0.7 * (Math.log(1 + all / (count || 1)) / Math.log(1 + all)) };
  }

  /** The words that tell pages apart; the rarest does so in any case. */
  function telling(weighed, pages) {
    const rarest = Math.min(...weighed.map((it) => it.count));
    return weighed.filter((it) => it.count <= Math.max(pages * COMMON, rarest * ABOUT));
  }

  /** Numbers of pages, those with the best score first; of equal ones the first. Sorted as numbers,
      which the browser does ten times quicker than by a function. */
  function sorted(pages, score) {
    const keys = Float64Array.from(pages, (page) => page - Math.round(score[page] * FINE) * MOST_PAGES);
    return Array.from(keys.sort(), (key) => key - Math.floor(key / MOST_PAGES) * MOST_PAGES);
  }

  /** Pages with all words that are not common, and those with some, the best first, with their
      scores; `priors` says how much each page counts by itself. */
  function rank(weighed, priors) {
    const pages = priors.length;
    const must = new Set(telling(weighed, pages));
    const enough = ENOUGH * weighed.reduce((sum, it) => sum + (it.count ? it.rare : 0), 0);
    const [score, met, needed] = [new Float32Array(pages), new Float32Array(pages), new Uint8Array(pages)];
    const any = [];
    for (const it of weighed) {
      const one = must.has(it) ? 1 : 0;
      for (let at = 0; at < it.pages.length; at += 1) {
        const page = it.pages[at];
        if (!met[page]) any.push(page);
        score[page] += it.worth[page] * it.rare;
        met[page] += it.rare;
        needed[page] += one;
      }
    }
    const [all, some] = [[], []];
    for (let at = 0; at < any.length; at += 1) {
      const page = any[at];
      score[page] *= priors[page];
      if (needed[page] === must.size) all.push(page);
      else if (met[page] >= enough) some.push(page);
    }
    return { all: sorted(all, score), some: sorted(some, score), score };
  }

  /** How well the words of a title answer one typed word. */
  function said(title, { found }) {
    const forms = title.flatMap((word) => word.forms);
    return Math.max(0, ...forms.map((form) => (found.has(form) ? found.get(form)[0] : 0)));
  }
  /** Look at titles again: one that says what was typed, and little else, is meant. */
  function reorder(pages, score, weighed, titleOf) {
    const head = pages.slice(0, WEIGHED);
    for (const page of head) {
      const title = wordsOf(plain(titleOf(page)));
      const met = weighed.reduce((sum, word) => sum + said(title, word), 0);
      if (title.length) score[page] *= 1 + TITLED * (met / title.length) * (met / weighed.length);
    }
    return sorted(head, score).concat(pages.slice(WEIGHED));
  }

  /** The best of all kinds, then the others by kind, each with how many there are; of the kind
      `whole` all are listed. */
  function grouped(pages, kindOf, hitOf, whole) {
    const others = new Map(ORDER.map((kind) => [kind, []]));
    pages.slice(BEST).forEach((page) => others.get(kindOf(page)).push(page));
    const groups = [...others].filter(([, own]) => own.length).map(([kind, own]) => ({
      kind,
      hits: (kind === whole ? own : own.slice(0, OF_A_KIND)).map(hitOf),
      total: own.length,
    }));
    return { best: pages.slice(0, BEST).map(hitOf), groups, total: pages.length };
  }

  /** How much a page counts by itself: somebody looks for a work sooner than for a word about this hub. */
  const prior = (kind, isForeign) => (KINDS[kind] || 1) * (isForeign ? TRANSLATED : 1);

  window.pocheRank = { weigh, rank, reorder, grouped, prior, telling };
})();
