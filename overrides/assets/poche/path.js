/* On the children's screens with a path or a way to one: shows where the class is. The
   teacher says so on the journey's page; the shell keeps it and tells every page, and a
   page opened alone looks whether its browser has it. No calendar is asked. */
(function () {
  "use strict";
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const { hub } = document.querySelector("[data-root]").dataset;

  /** The week a journey is in; 0 where nobody has said so. */
  function weekOf(kept) {
    const week = kept && kept.week;
    return Number.isInteger(week) && week > 0 ? week : 0;
  }
  function keptAlone(id) {
    try {
      return JSON.parse(localStorage.getItem(hub + ":journey:" + id));
    } catch (refused) {
      return null; // or it makes no sense: then all stops look alike
    }
  }

  /** The address of that part of a path which holds the week, from the first part's. */
  function partOf(first, weeks, week) {
    const part = weeks.split(" ").filter((begins) => Number(begins) <= week).length;
    return part > 1 ? first.replace(/\.html$/, "-" + part + ".html") : first;
  }
  /** Let a picture lead there. */
  function lead(link, week) {
    link.dataset.first ||= link.getAttribute("href");
    link.href = partOf(link.dataset.first, link.dataset.weeks, week);
  }
  /** Go there, where a grown-up's link asks for it, who may just have changed the week. */
  function turn({ dataset }, week) {
    if (location.hash !== "#here" || !dataset.weeks) return;
    const first = location.pathname.split("/").pop();
    const part = partOf(first, dataset.weeks, week);
    if (part !== first) location.replace(part);
  }

  /** Mark a path's places: those behind, the one where we are, those ahead. */
  function mark(trail, week) {
    const places = all("[data-week]");
    const passed = week ? places.filter((place) => Number(place.dataset.week) <= week) : [];
    const beyond = "until" in trail.dataset && week >= Number(trail.dataset.until);
    const here = beyond ? null : passed[passed.length - 1];
    const snail = trail.querySelector(".trail__snail");
    trail.classList.toggle("trail--known", week > 0);
    places.forEach((place) => {
      const behind = passed.includes(place) && place !== here;
      place.classList.toggle("behind", behind);
      place.classList.toggle("here", place === here);
      const words = place === here ? trail.dataset.here : behind ? trail.dataset.behind : "";
      place.querySelector("[data-where]").textContent = words && ", " + words;
    });
    snail.hidden = !here;
    if (here) here.append(snail);
    walk(trail, beyond, here && all(".stop").filter((stop) => passed.includes(stop)).length, here);
  }
  /** Show how far the road has been walked: to the stop that is the last behind or here. */
  function walk(trail, beyond, stops, here) {
    const onward = here && here.classList.contains("mark") ? 1 : 0;
    trail.querySelectorAll("[data-part]").forEach((part) => {
      const walked = beyond || Number(part.dataset.part) < (stops || 0) + onward;
      part.classList.toggle("walked", walked);
    });
  }

  function show(keptOf) {
    all("a[data-path]").forEach((link) => lead(link, weekOf(keptOf(link.dataset.path))));
    all("[data-trail]").forEach((trail) => {
      const week = weekOf(keptOf(trail.dataset.trail));
      turn(trail, week);
      mark(trail, week);
    });
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.poche !== 1 || data.kind !== "journeys") return;
    const kept = Object(data.kept);
    show((id) => (Object.prototype.hasOwnProperty.call(kept, id) ? kept[id] : null));
  });
  show(keptAlone);
})();
