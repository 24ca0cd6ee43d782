/* What choices come to, in kilograms: the sums of build_tools/footprint/supposing once more, which says
   why they are right; a test lays both beside each other. `figures` are numbers and places in lists of
   them, -1 is none:
   factors  low, central, high
   terms    weight, factor, kilowatt hours besides, grid, occupancy, people; what is nothing is left out at the end
   items    category, lever, quantity, how far it may be off, tours, detour, other term, terms; of a way on which
            it matters how many sit in a car, a list of terms */
window.pocheSuppose = function (figures) {
  "use strict";
  const { factors } = figures;
  const NONE = -1;
  const SIDES = [0, 1, 2]; // low, central, high
  const terms = figures.terms.map(([weight, factor, kwh = 0, grid = NONE, occupancy = NONE, people = 0]) => ({ weight, factor, kwh, grid, occupancy, people }));
  const items = figures.items.map(([category, lever, quantity, off, tours, detour, other, own]) => ({ category, lever, quantity, off, tours, detour, other, own }));

  /** Which term a lever chooses, and what share of it becomes the other: by lever. */
  const states = [
    () => [0, 0],
    (it) => [it.way, 0],
    (it) => [it.there, 0],
    (it) => [it.nights, 0],
    (it) => [0, it.meals / 100],
    (it) => [it.full, it.walking / 100],
  ];
  /** What a unit of an item comes to, as shares and terms; nothing where it is not there. */
  function taken(item, choices) {
    if (!((item.tours >> choices.tours) & 1)) return [];
    const [state, share] = states[item.lever](choices);
    const its = item.own[state];
    const own = Array.isArray(its) ? its[choices.people] : its;
    return share && item.other !== NONE ? [[1 - share, own], [share, item.other]] : [[1, own]];
  }

  /** Kilograms of a unit, where `value` gives each factor a value. */
  function unit(shares, detour, value) {
    let sum = 0;
    for (const [share, term] of shares) {
      const { weight, factor, kwh, grid, occupancy, people } = terms[term];
      if (!weight || !share) continue;
      let times = weight;
      if (occupancy !== NONE) times *= people ? Math.max(1, people / value(occupancy, true)) : 1 / value(occupancy, true);
      sum += share * times * (value(factor) + (grid === NONE ? 0 : kwh * value(grid)));
    }
    return detour === NONE ? sum : sum * value(detour);
  }

  /** Low, central and high of each category: bounds are added end to end, and a full car is low. */
  function bars(choices) {
    const sums = {};
    items.forEach((item) => {
      const shares = taken(item, choices);
      const sum = sums[item.category] || (sums[item.category] = [0, 0, 0]);
      SIDES.forEach((side) => {
        const value = (factor, isBelow) => factors[factor][isBelow ? 2 - side : side];
        sum[side] += (item.quantity + (side - 1) * item.off) * unit(shares, item.detour, value);
      });
    });
    return sums;
  }

  /** Low, central and high of how much more `other` comes to than `one`. */
  function difference(one, other) {
    const moved = items.map((item) => ({ item, before: taken(item, one), after: taken(item, other) })).filter((it) => String(it.before) !== String(it.after));
    const central = moved.reduce((sum, it) => sum + it.item.quantity * more(it, (factor) => factors[factor][1]), 0);
    const [low, high] = extremes(moved);
    return [low, central, high];
  }
  const live = ({ before, after }) => [...before, ...after].filter(([share, term]) => share && terms[term].weight).map(([, term]) => terms[term]);
  /** Those of some factors that are not known exactly. */
  const open = (some) => [...new Set(some)].filter((factor) => factor !== NONE && factors[factor][0] < factors[factor][2]);

  function more({ item, before, after }, value) {
    return unit(after, item.detour, value) - unit(before, item.detour, value);
  }

  /** The lowest and the highest difference: what binds items to each other is tried at all its ends
      together; beside it each item has one factor of its own, which takes the end that goes farther. */
  function extremes(moved) {
    const values = factors.map(([, central]) => central);
    const bound = new Map();
    const people = new Set(moved.flatMap((it) => live(it).map((term) => term.people)));
    const uncertain = new Map(moved.map((it) => [it, open(live(it).map((term) => term.factor))]));
    const multipliers = (it) => [it.item.detour, ...live(it).map((term) => term.grid)];
    const occupancies = (it) => live(it).map((term) => term.occupancy);
    moved.forEach((it) => {
      open([...uncertain.get(it).slice(1), ...multipliers(it)]).forEach((factor) => bound.set(factor, [factors[factor][0], factors[factor][2]]));
      open(occupancies(it)).forEach((factor) => {
        const [low, , high] = factors[factor];
        bound.set(factor, [low, ...[...people].filter((n) => low < n && n < high), high]);
      });
    });
    /* Alike are those with the same factor of their own that the same factors bind: they are added up
       once for each case of these. */
    const groups = new Map();
    moved.forEach((it) => {
      const free = uncertain.get(it).find((factor) => !bound.has(factor));
      const binding = [...uncertain.get(it), ...multipliers(it), ...occupancies(it)].filter((factor) => bound.has(factor));
      const group = groups.get(free) || groups.set(free, new Map()).get(free);
      const alike = group.get(String(binding)) || group.set(String(binding), { free, binding, them: [], known: {} }).get(String(binding));
      alike.them.push(it);
    });
    /** Of alike items, low and high for each end of their own factor. */
    function reached({ free, binding, them, known }) {
      const at = binding.map((factor) => values[factor]);
      return (known[at] = known[at] || (free === undefined ? [NONE] : [factors[free][0], factors[free][2]]).map((end) => {
        const each = them.map((it) => [it.item, more(it, (factor) => (factor === free ? end : values[factor]))]);
        return [-1, 1].map((side) => each.reduce((sum, [{ quantity, off }, kg]) => sum + quantity * kg + side * off * Math.abs(kg), 0));
      }));
    }
    const found = [Infinity, -Infinity];
    function reach() {
      let [least, most] = [0, 0];
      groups.forEach((group) => {
        const sums = [...group.values()].map(reached);
        const ends = sums[0].map((_, end) => [0, 1].map((side) => sums.reduce((sum, them) => sum + them[end][side], 0)));
        least += Math.min(...ends.map(([low]) => low));
        most += Math.max(...ends.map(([, high]) => high));
      });
      found[0] = Math.min(found[0], least);
      found[1] = Math.max(found[1], most);
    }
    const together = [...bound];
    (function at(index) {
      if (index === together.length) return reach();
      const [factor, ends] = together[index];
      ends.forEach((end) => {
        values[factor] = end;
        at(index + 1);
      });
    })(0);
    return found;
  }

  return { bars, difference };
};
