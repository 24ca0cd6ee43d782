/* What search has found, as elements: options in groups. Everything that anybody wrote or typed
   goes through textContent; the only markup is the drawings that the build made. */
window.pocheFindList = function (words, finder, site, list) {
  "use strict";
  const BEFORE = 24; // letters before the first match where there is one line for everything
  const AT_ONCE = 1; // options in a frame: an old laptop stays awake between them
  let options = [];
  let turn = 0; // of what is shown; what was begun for an earlier one stops

  function make(tag, className, ...content) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }
  const own = (table, name) => (Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined);
  function drawing(svg) {
    const holder = document.createElement("template");
    holder.innerHTML = svg || "";
    return holder.content;
  }
  const icon = (name) => drawing(own(words.icons, name));
  const badge = (kind, name) => drawing(own(words.badges, name) || own(words.badges, kind));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? values[name] : hole));

  /** A text whose matches are marked, in its own language where that is another. */
  function marked(className, pieces, lang) {
    const made = make("span", className, ...pieces.map(([text, met]) => (met ? make("mark", "", text) : text)));
    made.dir = "auto";
    if (lang) made.lang = lang;
    return made;
  }

  function option(tag, className, ...content) {
    const made = make(tag, className, ...content);
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.id = "find-option-" + options.length;
    options.push(made);
    return made;
  }

  /** One page that was found; among the best its kind stands in words, too. `50 min` stays in one line. */
  function hitOption(hit, answer, isBest) {
    const kinds = own(words.kinds, hit.kind);
    const kind = make("span", isBest ? "find__kind" : "find__kind find__kind--paper", kinds ? kinds[0] : "");
    const by = hit.by ? [marked("find__by", finder.mark(hit.by.replace(/([0-9]) /g, "$1\u00a0"), answer))] : [];
    const foreign = own(words.languages, hit.lang);
    const tongue = foreign ? [make("span", "find__tongue", icon("language"), foreign)] : [];
    const excerpt = make("span", "find__excerpt");
    const title = marked("find__title", finder.mark(hit.title, answer), hit.titleLang);
    const under = make("span", "find__under", make("span", "find__facts", kind, ...by, ...tongue), " ", excerpt);
    const text = make("span", "find__text", title, under);
    const made = option("a", isBest ? "find__hit find__hit--best" : "find__hit", badge(hit.kind, hit.icon), text);
    made.href = site + hit.url;
    made.tabIndex = -1;
    made.find = { hit, excerpt, short: !isBest };
    return made;
  }
  function group(name, number) {
    const head = make("div", "find__name", name);
    head.id = "find-group-" + number;
    const made = make("div", "find__group", head);
    made.setAttribute("role", "group");
    made.setAttribute("aria-labelledby", head.id);
    return made;
  }

  /** Yield, in the order in which they stand, each option and the group that it belongs to. */
  function* rows(answer, showAll) {
    if (answer.best.length) {
      const best = group(words.best, 0);
      for (const hit of answer.best) yield [best, hitOption(hit, answer, true)];
    }
    for (const [at, { kind, hits, total }] of answer.groups.entries()) {
      const kinds = own(words.kinds, kind);
      const place = group(kinds ? kinds[1] : kind, at + 1);
      for (const hit of hits) yield [place, hitOption(hit, answer, false)];
      if (hits.length >= total) continue;
      const more = option("div", "find__all", fill(words.all, { n: total }));
      more.addEventListener("click", () => showAll(kind));
      yield [place, more];
    }
  }

  /** An excerpt that begins close to its first match. */
  function near(pieces) {
    const first = pieces.findIndex(([, met]) => met);
    const before = pieces.slice(0, Math.max(first, 0)).map(([text]) => text).join("");
    if (before.length <= BEFORE) return pieces;
    const at = before.indexOf(" ", before.length - BEFORE);
    return [["… " + before.slice(at + 1), false], ...pieces.slice(first)];
  }
  const frame = () => new Promise((done) => setTimeout(done));

  /** Excerpts come after the list, each into a line that was kept free for it. */
  async function excerpts(answer, mine) {
    for (const { find } of options.slice()) {
      if (!find) continue;
      const pieces = await finder.excerpt(find.hit, answer).catch(() => []);
      await frame();
      if (mine !== turn) return;
      find.excerpt.append(...marked("", find.short ? near(pieces) : pieces).childNodes);
      if (find.hit.lang) find.excerpt.lang = find.hit.lang;
    }
    list.setAttribute("aria-busy", "false");
  }

  /** Show an answer in the place of the one before: the first options now, the others soon. */
  async function show(answer, showAll, least) {
    const mine = (turn += 1);
    options = [];
    list.replaceChildren();
    list.hidden = !answer.total;
    list.setAttribute("aria-busy", String(answer.total > 0));
    let left = Math.max(AT_ONCE, least); // what was chosen shall be there
    for (const [place, made] of rows(answer, showAll)) {
      if (!place.isConnected) list.append(place);
      place.append(made);
      left -= 1;
      if (left > 0) continue;
      left = AT_ONCE;
      await frame();
      if (mine !== turn) return;
    }
    excerpts(answer, mine);
  }
  function clear() {
    turn += 1;
    options = [];
    list.replaceChildren();
    list.hidden = true;
    list.setAttribute("aria-busy", "false");
  }
  /** Ways that lead on where there are no results: [label, address, kind]. */
  function ways(all) {
    const link = ([label, url, kind]) => {
      const made = make("a", "find__way", badge(kind, kind), make("span", "", label));
      made.href = site + url;
      return make("li", "", made);
    };
    return make("ul", "find__ways", ...all.map(link));
  }
  return { show, clear, make, icon, fill, ways, options: () => options };
};
