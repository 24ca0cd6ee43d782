/* The home page of an edition that ends: whether its last day has passed. The day itself stands
   there without script, since no device's clock can be trusted; one that shows a day before the
   copy was made is surely wrong. */
(function () {
  "use strict";
  const box = document.querySelector("[data-until]");
  if (!box) return;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const { until, made } = box.dataset;
  if (today < made) box.querySelector("[data-astray]").hidden = false;
  else if (today > until) box.querySelector("[data-over]").hidden = false;
})();

/* The home page: this week of the journey last worked with, once somebody has chosen a week.
   What the week holds is fetched then, as a script: file:// lets no page fetch data. */
(function () {
  "use strict";
  const box = document.querySelector("[data-our-week]");
  if (!box) return;
  const { hub, lang, root } = document.querySelector("[data-root]").dataset;
  const { parsed, bounded, isId } = window.pocheYear;
  const $ = (selector) => box.querySelector(selector);
  const address = (url) => root + url;
  let chosen = null; // [journey, week]
  let known = null;

  function named(element, [words, language]) {
    element.textContent = words;
    if (language) element.lang = language;
    else element.removeAttribute("lang");
    return element;
  }
  function row(step) {
    const url = step[2];
    const inside = document.createElement(url ? "a" : "span");
    if (url) inside.href = address(url);
    const item = document.createElement("li");
    item.append(named(inside, step));
    return item;
  }
  function show() {
    const [id, week] = chosen;
    box.hidden = !known[id];
    if (box.hidden) return;
    const [title, weeks] = known[id];
    $("[data-number] strong").textContent = week;
    named($("[data-way]"), title).href = address(`${lang}/journeys/${id}.html`);
    $("[data-steps]").replaceChildren(...(weeks[week] || []).map(row));
  }
  window.pocheJourneys = (data) => {
    known = data;
    show();
  };
  function choose(id, year) {
    if (!isId(id) || !year || !year.week) {
      box.hidden = true; // put away on another page
      return;
    }
    const asked = chosen;
    chosen = [id, year.week];
    if (known) show();
    else if (!asked) document.head.append(Object.assign(document.createElement("script"), { src: address(lang + "/journeys.js") }));
  }

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1 || data.kind !== "journeys") return;
    choose(data.last, bounded(Object(data.kept)[data.last]));
  });
  if (document.documentElement.classList.contains("in-shell")) return;
  try {
    const id = localStorage.getItem(hub + ":journey");
    choose(id, parsed(localStorage.getItem(hub + ":journey:" + id)));
  } catch (refused) {
    // Nothing is kept, and so nothing is shown.
  }
})();
