/* What was answered on this device, and nothing else: for which journey, on which day, and the
   questionnaires that were filled in, each under an id drawn by lot. The shell keeps it as it
   is; here it is held against bounds whenever it is read: on file:// anybody may say anything.
   Alone, the page keeps the same under the same key. */
window.pocheAnswers = function (show, refused) {
  "use strict";
  const MOST_BYTES = 300000;
  const MOST_FILLINGS = 1000;
  const MOST_NUMBER = 5000;
  const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;
  const LOT = /^[0-9a-f]{32}$/;
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const WHO = ["children", "teachers", "families", "artists"];

  const html = document.documentElement;
  const { hub } = document.querySelector("[data-root]").dataset;
  const key = hub + ":answers";
  const inside = () => html.classList.contains("in-shell");
  const isObject = (it) => Boolean(it) && typeof it === "object" && !Array.isArray(it);
  const isWord = (it) => typeof it === "string" && ID.test(it);
  const isNumber = (it) => Number.isInteger(it) && it >= 0 && it <= MOST_NUMBER;
  let state = { journey: "", day: "", fillings: [] };

  function isAnswer(said) {
    if (Array.isArray(said)) return said.length > 0 && said.length <= 20 && said.every(isWord);
    if (isObject(said)) return Object.entries(said).every(([id, sum]) => isWord(id) && isNumber(sum));
    return isWord(said) || isNumber(said);
  }
  function isFilling(said) {
    if (!isObject(said) || !LOT.test(said.id) || !isWord(said.journey) || !WHO.includes(said.who)) return false;
    if (!isNumber(said.version) || !DAY.test(said.day) || !isObject(said.answers)) return false;
    if (said.of !== undefined && !(isNumber(said.of) && said.of)) return false;
    const answers = Object.entries(said.answers);
    return answers.length > 0 && answers.length <= 30 && answers.every(([id, one]) => isWord(id) && isAnswer(one));
  }
  /** What makes sense of something that was stored or sent. */
  function bounded(said) {
    const { journey, day, fillings } = Object(said);
    const kept = (Array.isArray(fillings) ? fillings : []).filter(isFilling).slice(0, MOST_FILLINGS);
    return { journey: isWord(journey) ? journey : "", day: DAY.test(day) ? day : "", fillings: kept };
  }

  /** Keep another state; false where it does not fit. */
  function keep(next) {
    const text = JSON.stringify(next);
    if (text.length > MOST_BYTES || next.fillings.length > MOST_FILLINGS) return false;
    state = next;
    if (inside()) window.poche.tell("answers", { kept: next });
    else {
      try {
        localStorage.setItem(key, text);
      } catch (no) {
        refused();
      }
    }
    return true;
  }
  function lot() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  /** Keep one more; its id, or nothing where it does not fit. */
  function add(filling) {
    const id = lot();
    return keep({ ...state, fillings: [...state.fillings, { id, ...filling }] }) ? id : "";
  }
  function remove(id) {
    keep({ ...state, fillings: state.fillings.filter((one) => one.id !== id) });
  }
  /** What goes into a file: in the order of lots, so that no child's place in the class is told. */
  function exported() {
    const fillings = [...state.fillings].sort((one, other) => (one.id < other.id ? -1 : 1));
    const name = `${hub}-answers-${fillings[0].id.slice(0, 6)}.poche.json`;
    return [name, JSON.stringify({ poche: 1, hub, evaluation: 1, fillings }, null, 1) + "\n"];
  }

  // ---- a form: read, and filled again -----------------------------------------
  const asks = (form) => Array.from(form.querySelectorAll("[data-question]"));
  const fields = (ask) => Array.from(ask.querySelectorAll("input"));
  /** The answer to one question; undefined where there is none. */
  function answer(ask) {
    const inputs = fields(ask);
    if (ask.dataset.form === "number") return inputs[0].value === "" ? undefined : inputs[0].valueAsNumber;
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
    return ask.dataset.form === "several" && chosen.length ? chosen : chosen[0];
  }
  const read = (form) => Object.fromEntries(asks(form).map((ask) => [ask.dataset.question, answer(ask)]).filter(([, one]) => one !== undefined));
  function fill(form, answers) {
    form.reset();
    asks(form).forEach((ask) => {
      const given = answers[ask.dataset.question];
      fields(ask).forEach((input) => {
        if (input.type === "number") input.value = input.dataset.answer ? Object(given)[input.dataset.answer] || "" : given === undefined ? "" : given;
        else input.checked = Array.isArray(given) ? given.includes(input.value) : given === input.value;
      });
    });
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1 || data.kind !== "answers") return;
    if (data.refused) return refused();
    state = bounded(data.kept);
    show();
  });
  /** Ask for what is kept; `show` hears when it is there. */
  function begin() {
    if (inside()) return window.poche.tell("answers");
    try {
      state = bounded(JSON.parse(localStorage.getItem(key)));
    } catch (none) {
      // Nothing is kept, or it makes no sense.
    }
    show();
  }

  return { state: () => state, keep, add, remove, exported, read, fill, today, begin };
};
