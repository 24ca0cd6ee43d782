/* The check itself: what the list says, what lies there, and every byte between them. It knows
   files and lists, and nothing of the page that shows them. */
function pocheCheck(facts) {
  "use strict";
  const AT_ONCE = 16 * 1024 * 1024; // a file that the browser sums as a whole
  const PIECE = 4 * 1024 * 1024;
  const LARGEST_LIST = 32 * 1024 * 1024;
  const LARGEST_STAMP = 16 * 1024 * 1024;
  const system = new RegExp(facts.system, "i");
  const line = /^([0-9a-f]{64}) [ *]([^\\\n]+)$/;

  class NoEdition extends Error {}

  function folded(path) {
    return path.normalize("NFC").toLowerCase();
  }

  /* Paths below the folder with the list, whatever folder was picked: the stick, or one that
     holds it. */
  function below(picked) {
    const lists = picked.filter(({ path }) => (`/${path}`).endsWith(`/${facts.sums}`));
    if (!lists.length) throw new NoEdition("no list");
    const short = lists.reduce((one, two) => (two.path.length < one.path.length ? two : one));
    const root = short.path.slice(0, -facts.sums.length);
    const files = new Map();
    for (const { path, file } of picked) {
      if (path.startsWith(root)) files.set(path.slice(root.length), file);
    }
    return files;
  }

  async function text(file, most) {
    if (file.size > most) throw new Error("too large");
    return file.text();
  }

  function read(list) {
    const sums = new Map();
    for (const each of list.replace(/\n$/, "").split("\n")) {
      const match = line.exec(each);
      if (!match) return null;
      sums.set(match[2], match[1]);
    }
    return sums;
  }

  async function json(files, path) {
    if (!files.has(path)) return null;
    try {
      const said = JSON.parse(await text(files.get(path), LARGEST_STAMP));
      return said && said.format === 1 ? said : null;
    } catch {
      return null;
    }
  }

  async function sum(file, hear, stopped) {
    if (file.size <= AT_ONCE && window.crypto && crypto.subtle) {
      const bytes = await file.arrayBuffer();
      const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      hear(file.size);
      return Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
    }
    const own = pocheSum();
    for (let at = 0; at < file.size && !stopped(); at += PIECE) {
      const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
      own.add(bytes);
      hear(bytes.length);
    }
    return own.hex();
  }

  /* What the check found: `missing`, `changed`, `foreign`, `leftover` are lists of paths. */
  async function run(picked, hear, stopped) {
    const files = below(picked);
    const found = { missing: [], changed: [], foreign: [], leftover: [], right: 0, bytes: 0 };
    let sums = null;
    try {
      sums = read(await text(files.get(facts.sums), LARGEST_LIST));
    } catch {
      /* as damaged as one that can be read and makes no sense */
    }
    found.stamp = await json(files, facts.stamp);
    found.damaged = !sums;
    if (!sums) return found;
    await contents(sums, files, found, hear, stopped);
    const update = await json(files, facts.update);
    strangers(sums, files, found, update);
    for (const paths of [found.missing, found.changed, found.foreign, found.leftover]) paths.sort();
    return found;
  }

  async function contents(sums, files, found, hear, stopped) {
    const byFolded = new Map(Array.from(files, ([path, file]) => [folded(path), file]));
    const here = [];
    let total = 0;
    let done = 0;
    for (const [path, expected] of sums) {
      const file = files.get(path) || byFolded.get(folded(path));
      if (file) {
        here.push([path, expected, file]);
        total += file.size;
      } else {
        found.missing.push(path);
      }
    }
    const step = (bytes) => {
      done += bytes;
      hear(done, total);
    };
    async function work() {
      while (here.length && !stopped()) {
        const [path, expected, file] = here.pop();
        let right = false;
        try {
          right = (await sum(file, step, stopped)) === expected;
        } catch {
          /* the system could not read it, which is no better than a wrong byte */
        }
        if (stopped()) return;
        if (right) {
          found.right += 1;
          found.bytes += file.size;
        } else {
          found.changed.push(path);
        }
      }
    }
    here.reverse();
    hear(0, total);
    await Promise.all([work(), work(), work()]);
  }

  function strangers(sums, files, found, update) {
    const known = new Set(Array.from(sums.keys(), folded));
    const removed = new Set(update && Array.isArray(update.removed) ? update.removed : []);
    const own = [facts.sums, facts.signature, ...(update ? [facts.update] : [])];
    for (const path of files.keys()) {
      const theirs = folded(path).startsWith(folded(facts.public));
      if (known.has(folded(path)) || own.includes(path) || theirs || system.test(path)) continue;
      found[removed.has(path) ? "leftover" : "foreign"].push(path);
    }
  }

  return { run, NoEdition };
}
