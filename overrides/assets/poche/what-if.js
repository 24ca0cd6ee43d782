/* A footprint with a few choices made otherwise: what is chosen moves bars, the table beside them and one
   sentence. Nothing is kept: a page that is opened again begins with what was. */
(function () {
  "use strict";
  const page = document.querySelector("[data-what-if]");
  const form = page && page.querySelector("form");
  if (!form) return; // nothing can be moved here
  const WAIT_MS = 500; // after the last key, before a screen reader is told
  const { whatIf: figures, point, group } = page.dataset;
  const $$ = (selector, from) => [...(from || page).querySelectorAll(selector)];
  const { bars, difference } = window.pocheSuppose(JSON.parse(figures));
  const told = page.querySelector("[data-told]");
  const aloud = page.querySelector("[data-aloud]");
  const NOW = { tours: 0, way: 0, people: 0, there: 0, nights: 0, meals: 0, walking: 0, full: 0 };
  const was = bars(NOW);
  let later = 0;

  const chosen = () => $$("select, input", form).reduce((all, field) => ({ ...all, [field.name]: field.type === "checkbox" ? Number(field.checked) : Number(field.value) }), NOW);
  const part = (sums, name) => sums[name] || [0, 0, 0]; // none was used
  const total = (sums) => Object.values(sums).reduce((all, sum) => all.map((kg, side) => kg + sum[side]), [0, 0, 0]);

  /** A figure with as many digits as mean something, as the page's language writes it. */
  function amount(kg) {
    const size = Math.abs(kg);
    const digits = size >= 10 || !size ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 3;
    const [whole, part] = size.toFixed(digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return (kg < 0 ? "−" : "") + grouped + (part ? point + part : "");
  }
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name]);

  /** Below each bar that is drawn, room is left for a second one: what would be. The first turns white. */
  $$("svg[data-part]").forEach((row) => {
    const [was, now] = [0, 32].map((y) => {
      const bar = document.createElementNS(row.namespaceURI, "g");
      bar.setAttribute("transform", `translate(0 ${y})`);
      bar.append(...$$("rect, line", row).map((each) => each.cloneNode(true)));
      return bar;
    });
    $$("rect, line", row).forEach((each) => each.remove());
    was.setAttribute("class", "chart__was");
    row.append(was, now);
  });
  function draw(bar, kg, scale) {
    const [low, central, high] = kg.map((each) => `${(each * scale).toFixed(3)}%`);
    bar.querySelector("rect").setAttribute("width", central);
    const line = bar.querySelector("line");
    line.setAttribute("x1", low);
    line.setAttribute("x2", high);
  }
  /** All bars of a chart by one scale: the highest of all reaches to the end. */
  function drawAll(chart, before, after) {
    const rows = $$("[data-part]", chart).map((row) => [row, before(row.dataset.part), after(row.dataset.part)]);
    const most = Math.max(...rows.flatMap(([, one, other]) => [one[2], other[2]])) || 1;
    rows.forEach(([row, one, other]) => {
      const [first, second] = row.querySelectorAll("g");
      draw(first, one, 100 / most);
      draw(second, other, 100 / most);
      const [said, says] = [one[1], other[1]].map(amount);
      row.querySelector(".chart__value").textContent = said === says ? says : `${said} → ${says}`;
    });
  }
  function sentence([low, central, high]) {
    const { none, less, more, same } = told.dataset;
    if (!low && !high) return none;
    if (high < 0) return fill(less, { kg: amount(-central), low: amount(-high), high: amount(-low) });
    if (low > 0) return fill(more, { kg: amount(central), low: amount(low), high: amount(high) });
    return fill(same, { low: amount(-low || 0), high: amount(high) });
  }
  function show() {
    const choices = chosen();
    const now = bars(choices);
    const [before, after] = [total(was), total(now)];
    $$("[data-pairs]").forEach((box) => {
      const [its, others] = box.dataset.pairs === "all" ? [() => before, () => after] : [(name) => part(was, name), (name) => part(now, name)];
      drawAll(box, its, others);
    });
    $$("tr[data-part]").forEach((row) => {
      const kg = row.dataset.part === "all" ? after : part(now, row.dataset.part);
      $$("td", row).forEach((cell, side) => (cell.textContent = amount(kg[side])));
    });
    $$("[data-percent]", form).forEach((said) => {
      const field = form.elements[said.dataset.of];
      said.textContent = fill(said.dataset.percent, { n: field.value });
      field.setAttribute("aria-valuetext", said.textContent);
    });
    told.textContent = sentence(difference(NOW, choices));
  }
  function onChoice() {
    show();
    clearTimeout(later);
    later = setTimeout(() => {
      if (aloud.textContent !== told.textContent) aloud.textContent = told.textContent;
    }, WAIT_MS);
  }

  form.reset(); // browsers bring back what stood in fields
  show();
  form.addEventListener("input", onChoice);
  form.addEventListener("reset", () => setTimeout(onChoice)); // fields are what they were only after it
  form.addEventListener("submit", (event) => event.preventDefault());
})();
