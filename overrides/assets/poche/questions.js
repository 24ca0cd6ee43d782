/* The questionnaires' pages for grown-ups: which journey, forms and sums, and what waits on
   this device. <lang>/questions.js calls with the journeys and the words. */
window.pocheQuestions = function (data) {
  "use strict";
  const { words, journeys } = data;
  const MOST_OF = 2000;
  const article = document.querySelector("[data-questions]");
  const { questions: who, version } = article.dataset;
  const $ = (selector, from) => (from || article).querySelector(selector);
  const $$ = (selector, from) => Array.from((from || article).querySelectorAll(selector));
  const say = (name, values) => words[name].replace(/\{(\w+)\}/g, (hole, one) => (values && one in values ? values[one] : hole));
  const kept = window.pocheAnswers(show, () => tell(say("refused")));
  const [journey, day] = [$("[data-journey]"), $("[data-day]")];
  let undo = null; // what the button takes back

  function tell(text, back) {
    $("[data-told]").textContent = text;
    undo = back || null;
    $("[data-undo]").hidden = !undo;
  }
  function counted(one, many) {
    const n = kept.state().fillings.length;
    return n === 1 ? say(one) : say(many, { n });
  }

  // ---- which journey, and on which day ------------------------------------------
  const span = (id) => (journeys[id] || []).slice(2);
  function isWithin(id, when) {
    const [first, last] = span(id);
    return /^\d{4}-\d\d-\d\d$/.test(when) && (!first || (first <= when && when <= last));
  }
  function buildAbout() {
    Object.entries(journeys).forEach(([id, [title, lang]]) => {
      const option = new Option(title, id);
      if (lang) option.lang = lang;
      journey.append(option);
    });
  }
  /** The day that stands there until somebody corrects it. */
  function likelyDay(id) {
    const now = kept.today();
    const { day: before } = kept.state();
    return !isWithin(id, now) && before && isWithin(id, before) ? before : now;
  }
  function show() {
    const asked = new URLSearchParams(location.search).get("journey");
    const { journey: before } = kept.state();
    const only = Object.keys(journeys).length === 1 ? Object.keys(journeys)[0] : "";
    if (!journey.value) journey.value = [asked, before, only].find((id) => id && journeys[id]) || "";
    if (!day.value) day.value = likelyDay(journey.value);
    const { value } = journey;
    if (value && (value !== before || day.value !== kept.state().day)) keepAbout();
    showCount();
    $$("[data-about], [data-waiting]").forEach((part) => (part.hidden = false));
  }
  function keepAbout() {
    kept.keep({ ...kept.state(), journey: journey.value, day: day.value });
  }
  function showCount() {
    const some = kept.state().fillings.length > 0;
    $("[data-count]").textContent = some ? counted("one", "many") : say("none");
    $$("[data-save], [data-erase]").forEach((button) => (button.disabled = !some));
  }
  /** Say what stands in the way, where the eye is: true where nothing does. */
  function isReady() {
    const wrong = !journey.value ? [say("no_journey"), journey] : !isWithin(journey.value, day.value) ? [say("no_day"), day] : null;
    return !wrong || refuse(...wrong);
  }
  function refuse(text, field) {
    tell(text);
    field.focus();
    return false;
  }

  // ---- sums: the same questions once more, with a number for each answer -----------
  const make = (tag, more, ...inside) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inside);
    return made;
  };
  function sum(choice, name) {
    const { value } = $("input", choice);
    const field = make("input", { type: "number", inputMode: "numeric", name, min: "0", max: String(MOST_OF), step: "1", autocomplete: "off" });
    field.dataset.answer = value;
    const said = make("span", {}, ...$("span", choice).cloneNode(true).childNodes);
    return make("label", { className: "sum" }, said, field);
  }
  function buildSums(place) {
    $$("[data-form-of] [data-question]").forEach((ask) => {
      const made = ask.cloneNode(true);
      $$(".ask__how", made).forEach((line) => line.remove());
      const answers = $(".ask__answers", made);
      answers.className = "ask__sums"; // the same labels, which are no choices here
      answers.replaceChildren(...$$("label", answers).map((choice) => sum(choice, ask.dataset.question)));
      place.append(made);
    });
  }

  // ---- keeping a form, or sums ----------------------------------------------------
  const nameOf = (ask) => $(".ask__words", ask).textContent;
  const isWhole = (input, most) => !input.validity.badInput && (input.value === "" || (Number.isInteger(input.valueAsNumber) && input.valueAsNumber >= 0 && input.valueAsNumber <= most));
  function keepFilling(form, more, answers) {
    if (!Object.keys(answers).length) return refuse(say("empty"), $("input", form));
    const filling = { journey: journey.value, who, version: Number(version), day: day.value, ...more, answers };
    const id = kept.add(filling);
    if (!id) return tell(say("full"));
    form.reset();
    showCount();
    tell(counted("kept_one", "kept_many"), () => {
      kept.remove(id);
      kept.fill(form, answers);
      if (more.of) $("[data-of]", form).value = more.of;
      showCount();
      tell(say("undone"));
    });
    $("[data-told]").scrollIntoView({ block: "nearest" });
  }
  function onFilling(event) {
    event.preventDefault();
    const form = event.target;
    if (!isReady()) return;
    const odd = $$('[data-form="number"]', form).find((ask) => !isWhole($("input", ask), Number(ask.dataset.most)));
    if (odd) return refuse(say("out_of_range", { question: nameOf(odd), most: odd.dataset.most }), $("input", odd));
    keepFilling(form, {}, kept.read(form));
  }
  function onTally(event) {
    event.preventDefault();
    const form = event.target;
    if (!isReady()) return;
    const of = $("[data-of]", form);
    if (!isWhole(of, MOST_OF) || !(of.valueAsNumber >= 1)) return refuse(say("no_count"), of);
    const answers = {};
    for (const ask of $$("[data-question]", form)) {
      const inputs = $$("input", ask);
      const odd = inputs.find((input) => !isWhole(input, MOST_OF));
      if (odd) return refuse(say("out_of_range", { question: nameOf(ask), most: of.value }), odd);
      const sums = inputs.map((input) => [input.dataset.answer, input.valueAsNumber || 0]).filter(([, sum]) => sum);
      const counts = sums.map(([, sum]) => sum);
      const most = ask.dataset.form === "several" ? Math.max(0, ...counts) : counts.reduce((all, one) => all + one, 0);
      if (most > of.valueAsNumber) return refuse(say("too_many", { question: nameOf(ask) }), inputs[0]);
      if (sums.length) answers[ask.dataset.question] = Object.fromEntries(sums);
    }
    keepFilling(form, { of: of.valueAsNumber }, answers);
  }

  // ---- one small file ----------------------------------------------------------------
  function save() {
    const [name, text] = kept.exported();
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000); // some browsers read it late
    tell(say("saved", { file: name }));
  }
  function erase() {
    const before = kept.state();
    kept.keep({ ...before, fillings: [] });
    showCount();
    tell(say("erased"), () => {
      kept.keep({ ...kept.state(), fillings: [...before.fillings, ...kept.state().fillings] });
      showCount();
      tell(say("brought"));
    });
    $("[data-undo]").focus();
  }

  buildAbout();
  $$("[data-sums]").forEach(buildSums);
  journey.addEventListener("change", () => {
    day.value = likelyDay(journey.value);
    keepAbout();
  });
  day.addEventListener("change", keepAbout);
  $$("[data-filling]").forEach((form) => form.addEventListener("submit", onFilling));
  $$("[data-tally]").forEach((form) => form.addEventListener("submit", onTally));
  $("[data-save]").addEventListener("click", save);
  $("[data-erase]").addEventListener("click", erase);
  $("[data-undo]").addEventListener("click", () => {
    undo();
    const told = $("[data-told]");
    told.tabIndex = -1; // the button is gone: do not lose the reader's place
    told.focus();
  });
  kept.begin();
};
