/* The names of notes: spoken, drawn beside the notes of a score, and moved into
   another key. What notes are called comes as <lang>/note-names.js. */
window.pocheNoteNames = function (root) {
  "use strict";
  const LETTERS = "CDEFGAB";
  const NATURAL = [0, 2, 4, 5, 7, 9, 11];
  const SVG = "http://www.w3.org/2000/svg";
  const SIZE = 31; // units of a drawing, in which a staff is 72 high
  const AIR = 4;
  const HAIR = 2;
  const LETTER = /[\p{L}\p{N}♯♭]/u;

  const called = {}; // "F#" → [drawn, spoken]
  for (const each of window.pocheNotesAreCalled.split(";")) {
    const [pitch, short, spoken] = each.split("=");
    called[pitch] = [short, spoken];
  }
  const bare = (pitch) => pitch.replace(/-?\d+$/, "");
  const spoken = (pitch) => called[bare(pitch)][1];

  // ---- into another key ------------------------------------------------------------
  const place = (name) => LETTERS.indexOf(name[0].toUpperCase());
  const signs = (name) => (name.match(/#/g) || []).length - (name.slice(1).match(/b/g) || []).length;
  /** A pitch so many semitones away, spelt as the way from one tonic to the other says. */
  function moved(pitch, { from, to, semitones }) {
    const up = (place(to) - place(from) + 7) % 7;
    const steps = semitones < 0 && up ? up - 7 : up;
    const [name, octave] = [bare(pitch), Number(/-?\d+$/.exec(pitch)[0])];
    const sounds = NATURAL[place(name)] + signs(name) + 12 * octave + semitones;
    const step = place(name) + 7 * octave + steps;
    const [letter, height] = [((step % 7) + 7) % 7, Math.floor(step / 7)];
    const sign = sounds - NATURAL[letter] - 12 * height;
    return LETTERS[letter] + (sign < 0 ? "b".repeat(-sign) : "#".repeat(sign)) + height;
  }
  /** Where a name stands in a text as a word of its own; -1 where it does not. */
  function whereWhole(text, name) {
    const parts = (at) => !LETTER.test(text.charAt(at));
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (parts(at - 1) && parts(at + name.length)) return at;
    }
    return -1;
  }
  /** The notes as text, each apart with its pitch. They stand there in the order of `data-pitches`;
      what else is said there, but for the words that are sung, is never called like a note. */
  function noted() {
    const list = root.querySelector("[data-pitches]");
    const own = ({ parentNode }) => (parentNode.localName === "p" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const texts = document.createTreeWalker(list, NodeFilter.SHOW_TEXT, own);
    let text = texts.nextNode();
    return list.dataset.pitches.split(" ").filter(Boolean).map((pitch) => {
      const name = spoken(pitch);
      while (whereWhole(text.data, name) < 0) text = texts.nextNode();
      const note = text.splitText(whereWhole(text.data, name));
      text = texts.currentNode = note.splitText(name.length);
      return [note, pitch];
    });
  }
  let notes = null;
  /** Let the notes as text say those of the key that is shown. */
  function retune(key) {
    if (!notes && !key.semitones) return;
    notes = notes || noted();
    for (const [note, pitch] of notes) note.data = spoken(moved(pitch, key));
  }

  // ---- beside the notes ----------------------------------------------------------------
  /** Straight lines of a drawing's strokes, as [x1, y1, x2, y2]; curves are left out. */
  function lines(svg) {
    const found = [];
    svg.querySelectorAll("path[stroke]").forEach((path) => {
      const d = path.getAttribute("d");
      if (/[^mhvlz\s\d.-]/i.test(d)) return;
      let [x, y] = [0, 0];
      for (const [, command, values] of d.matchAll(/([mhvl])([^mhvlz]*)/gi)) {
        const numbers = (values.match(/-?[\d.]+/g) || []).map(Number);
        const relative = command === command.toLowerCase();
        const [fromX, fromY] = [x, y];
        const [dx, dy] = { h: [numbers[0], 0], v: [0, numbers[0]] }[command.toLowerCase()] || numbers;
        const kind = command.toLowerCase();
        x = relative ? x + dx : kind === "v" ? x : dx;
        y = relative ? y + dy : kind === "h" ? y : dy;
        if (kind !== "m") found.push([Math.min(fromX, x), Math.min(fromY, y), Math.max(fromX, x), Math.max(fromY, y)]);
      }
    });
    return found;
  }
  /** How much two boxes cover of each other; a hair's breadth is nothing. */
  function overlap(a, b) {
    const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) - HAIR;
    const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) - HAIR;
    return Math.max(0, across) * Math.max(0, down);
  }
  /** What a sign or a word covers: of a word the letters, not the whole height of its font. */
  function boxOf(element) {
    const { x, y, width, height } = element.getBBox();
    if (element.tagName !== "text") return { x, y, width, height };
    const [line, size] = [Number(element.getAttribute("y")), parseFloat(getComputedStyle(element).fontSize)];
    return { x, y: line - size * 0.72, width, height: size * ("for" in element.dataset ? 0.92 : 0.74), element };
  }
  /** Rows of chord symbols make room for names below them, as far as there is room above. */
  function makeRoom(boxes, names) {
    const rows = {};
    for (const box of boxes) {
      const { element } = box;
      const inRow = element && !("for" in element.dataset) && !element.closest("[font-weight], [font-style]");
      if (inRow) (rows[element.getAttribute("y")] ||= []).push(box);
    }
    for (const row of Object.values(rows)) {
      const lower = ({ y, height }) => y + height;
      const wish = Math.max(0, ...row.flatMap((box) => names.filter((name) => overlap(name, box)).map((name) => lower(box) - name.y + 2)));
      const others = boxes.filter((box) => !row.includes(box));
      const free = Math.min(...row.map((box) => Math.min(...others.map((other) => room(box, other)))));
      const up = Math.min(wish, free);
      if (up <= 0) continue;
      for (const box of row) {
        box.y -= up;
        box.element.setAttribute("transform", `translate(0,${-up})`);
      }
    }
  }
  const room = (box, above) =>
    above.x < box.x + box.width && box.x < above.x + above.width && above.y < box.y ? Math.max(0, box.y - above.y - above.height) : Infinity;

  /** Where a note's name may stand: above all that belongs to it, below, on its right (1), farther off. */
  function places(head, strokes) {
    const middle = head.y + head.height / 2;
    const stem = strokes.find(
      ([x1, y1, x2, y2]) => x2 - x1 < 1 && y2 - y1 > 30 && x1 > head.x - 6 && x1 < head.x + head.width + 6 && y1 < middle + 12 && y2 > middle - 12
    );
    const staff = strokes.filter(([x1, y1, x2, y2]) => y1 === y2 && x2 - x1 > 150 && x1 <= head.x && x2 >= head.x && Math.abs(y1 - middle) < 76);
    const tops = [head.y, ...staff.map(([, y]) => y).filter((y) => middle - y < 73), ...(stem ? [stem[1]] : [])];
    const bottoms = [head.y + head.height, ...(stem ? [stem[3]] : [])];
    const [above, below] = [Math.min(...tops) - AIR, Math.max(...bottoms) + AIR + SIZE * 0.74];
    return [[0, above], [0, below], [1, middle + SIZE * 0.37], [0, above - SIZE], [0, below + SIZE]];
  }

  /** Write every note's name beside it, clear of words, signs and other names. */
  function draw(svg) {
    erase(svg);
    const strokes = lines(svg);
    const taken = Array.from(svg.querySelectorAll("text, use"), boxOf);
    const layer = svg.appendChild(document.createElementNS(SVG, "g"));
    layer.setAttribute("class", "score__names");
    layer.setAttribute("aria-hidden", "true");
    layer.setAttribute("font-size", SIZE);
    const names = Array.from(svg.querySelectorAll("use[data-n]"), (note) => {
      const name = layer.appendChild(document.createElementNS(SVG, "text"));
      const head = note.getBBox();
      name.textContent = called[bare(note.dataset.n)][0];
      const { width } = name.getBBox();
      const inChord = note.parentElement.querySelectorAll(":scope > use[data-n]").length > 1 && Boolean(note.parentElement.id);
      const boxes = places(head, strokes).map(([right, y]) => {
        const x = right ? head.x + head.width + AIR : head.x + (head.width - width) / 2;
        return { x, y: y - SIZE * 0.74, width, height: SIZE * 0.76 };
      });
      return { name, boxes, inChord };
    });
    makeRoom(taken, names.map(({ boxes }) => boxes[0]));
    for (const { name, boxes, inChord } of names) {
      const covered = boxes.map((one) => taken.reduce((sum, other) => sum + overlap(one, other), 0));
      const least = Math.min(...covered);
      // In a thick chord a name upon a name would be none: the text below has them all.
      if (inChord && least) {
        name.remove();
        continue;
      }
      const box = boxes[covered.indexOf(least)];
      name.setAttribute("x", box.x);
      name.setAttribute("y", box.y + SIZE * 0.74);
      taken.push(box);
    }
  }
  function erase(svg) {
    svg.querySelectorAll(".score__names").forEach((layer) => layer.remove());
    svg.querySelectorAll("text[transform]").forEach((text) => text.removeAttribute("transform"));
  }

  return { spoken, retune, draw, erase };
};
