/* Children's questions: one at a time, one child after the other. A child's answers are kept
   when the last question is left; one press takes them back. <lang>/questions.js calls. */
window.pocheQuestions = function (data) {
  "use strict";
  const { words, journeys } = data;
  const article = document.querySelector("[data-questions]");
  const { questions: who, version } = article.dataset;
  const $ = (selector) => article.querySelector(selector);
  const asks = Array.from(article.querySelectorAll("[data-question]"));
  const form = $("[data-filling]");
  const kept = window.pocheAnswers(show, () => tell(words.refused));
  let at = 0; // which question; as many as there are: the thanks
  let last = ""; // the id of what was kept last
  let given = {}; // and its answers
  let children = 0; // how many have answered since this page was opened

  const tell = (text) => ($("[data-told]").textContent = text);
  /** Today, or the day that a grown-up has said, where the device's clock is astray. */
  function dayOf({ journey, day }) {
    const [first, end] = journeys[journey].slice(2);
    const now = kept.today();
    return !first || (first <= now && now <= end) ? now : day;
  }
  function show() {
    const state = kept.state();
    const known = Boolean(journeys[state.journey] && state.day);
    $("[data-not-yet]").hidden = known;
    form.hidden = !known;
    if (known) showStep();
  }
  function showStep() {
    const over = at === asks.length;
    asks.forEach((ask, place) => (ask.hidden = place !== at));
    $("[data-thanks]").hidden = !over;
    $('[data-turn="-1"]').hidden = over || at === 0;
    $('[data-turn="1"]').hidden = over;
    $("[data-step]").textContent = over ? "" : words.step.replace("{n}", at + 1).replace("{all}", asks.length);
  }
  /** Show another question, and lead whoever walks by Tab or listens to it. */
  function go(place) {
    at = place;
    showStep();
    const there = at === asks.length ? $("[data-thanks]") : asks[at];
    there.tabIndex = -1;
    there.focus();
    scrollTo(0, 0);
  }
  function finish() {
    given = kept.read(form);
    if (!Object.keys(given).length) return go(0); // nobody was there
    const { journey } = kept.state();
    last = kept.add({ journey, who, version: Number(version), day: dayOf(kept.state()), answers: given });
    form.reset();
    children += last ? 1 : 0;
    tell(!last ? words.full : children === 1 ? words.children_one : words.children_many.replace("{n}", children));
    go(asks.length);
  }
  function undo() {
    if (last) {
      kept.remove(last);
      children -= 1;
    }
    last = "";
    kept.fill(form, given);
    go(asks.length - 1);
  }

  article.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if ("nextChild" in button.dataset) go(0);
    if ("undo" in button.dataset) undo();
    if (button.dataset.turn === "-1") go(at - 1);
    if (button.dataset.turn === "1") at === asks.length - 1 ? finish() : go(at + 1);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  kept.begin();
};
