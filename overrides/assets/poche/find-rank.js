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
  const WEIGHED = 60; // of the first, titles are looked at again
  const TITLED = 0.8; // how much more a page counts whose title is just what was typed
  const { plain, words: wordsOf } = window.pocheFold;

  /** How well each page answers one word, and on how many it stands. */
  function weigh(found, pages) {
    const worth = new Float32Array(pages);
    for (const [how, entry, namesOnly] of found.values()) {
      for (const field of namesOnly ? FIELDS.slice(0, 2) : FIELDS) {
        for (const page of entry[field]) {
          const here = how * WORTH[field];
          const best = worth[page];
          worth[page] = Math.max(here, best) + BOTH * Math.min(here, best);
        }
      }
    }
    const count = worth.reduce((sum, it) => sum + (it > 0), 0);
    return { found, worth, count, rare: 0.3 + 0.7 * (Math.log(1 + pages / (count || 1)) / Math.log(1 + pages)) };
  }

  /** The words that tell pages apart; the rarest does so in any case. */
  function telling(weighed, pages) {
    const rarest = Math.min(...weighed.map((it) => it.count));
    return weighed.filter((it) => it.count <= Math.max(pages * COMMON, rarest * ABOUT));
  }

  const byScore = (one, other) => other.score - one.score || one.page - other.page;

  /** Pages with all words that are not common, and those with some, the best first. */
  function rank(weighed, pages, factor) {
    const must = telling(weighed, pages);
    const whole = weighed.reduce((sum, it) => sum + (it.count ? it.rare : 0), 0);
    const all = [];
    const some = [];
    for (let page = 0; page < pages; page += 1) {
      let score = 0;
      let met = 0;
      for (const it of weighed) {
        if (!it.worth[page]) continue;
        score += it.worth[page] * it.rare;
        met += it.rare;
      }
      if (!score) continue;
      const result = { page, score: score * factor(page) };
      if (must.every((it) => it.worth[page])) all.push(result);
      else if (met >= whole * ENOUGH) some.push(result);
    }
    return { all: all.sort(byScore), some: some.sort(byScore) };
  }

  /** How well the words of a title answer one typed word. */
  function said(title, { found }) {
    const forms = title.flatMap((word) => word.forms);
    return Math.max(0, ...forms.map((form) => (found.has(form) ? found.get(form)[0] : 0)));
  }
  /** Look at titles again: one that says what was typed, and little else, is meant. */
  function reorder(results, weighed, titleOf) {
    const head = results.slice(0, WEIGHED);
    for (const it of head) {
      const title = wordsOf(plain(titleOf(it.page)));
      const met = weighed.reduce((sum, word) => sum + said(title, word), 0);
      if (title.length) it.score *= 1 + TITLED * (met / title.length) * (met / weighed.length);
    }
    return head.sort(byScore).concat(results.slice(WEIGHED));
  }

  /** The best of all kinds, then the others by kind, each with how many there are. */
  function grouped(hits, whole) {
    const groups = ORDER.map((kind) => {
      const own = hits.slice(BEST).filter((hit) => hit.kind === kind);
      return { kind, hits: kind === whole ? own : own.slice(0, OF_A_KIND), total: own.length };
    });
    return { best: hits.slice(0, BEST), groups: groups.filter((group) => group.total), total: hits.length };
  }

  /** How much a page counts by itself: somebody looks for a work sooner than for a word about this hub. */
  const prior = ({ kind, lang }) => (KINDS[kind] || 1) * (lang ? TRANSLATED : 1);

  window.pocheRank = { weigh, rank, reorder, grouped, prior, telling };
})();

