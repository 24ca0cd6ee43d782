/* One key, one act. The same list stands in the help overlay (site/words.py); a
   test holds the two together. */
window.pocheKeys = function (player) {
  "use strict";
  let silenced = 0; // the volume before it was muted
  const SKIP_S = 10;

  function mute() {
    const now = player.volume();
    player.setVolume(now ? 0 : silenced || 1);
    silenced = now;
  }
  const keys = {
    k: player.toggle,
    " ": player.toggle,
    n: player.next,
    p: player.previous,
    j: () => player.skip(-SKIP_S),
    l: () => player.skip(SKIP_S),
    "-": () => player.setRate(-1),
    "+": () => player.setRate(1),
    "=": () => player.setRate(0),
    a: () => player.setLoop("a"),
    b: () => player.setLoop("b"),
    x: () => player.setLoop(null),
    r: () => player.setRepeat(),
    z: () => player.state() && player.setShuffle(!player.state().shuffle),
    m: mute,
    f: () => player.favourite(),
    o: () => player.open("panel"),
    c: () => player.open("panel", "words"),
    v: () => player.open("panel", "parts"),
    y: () => player.open("mine"),
    "/": player.find,
    "?": () => player.open("keys"),
    Escape: player.closeAll,
  };
  for (let tenth = 0; tenth < 10; tenth += 1) {
    keys[tenth] = () => player.state() && player.seek((player.state().length * tenth) / 10);
  }
  // In the children's space, what a small hand may hit by chance does nothing.
  const forChildren = ["k", " "];

  /** Do what a key stands for; whether it stands for anything. */
  function press(key, inChildrensSpace) {
    const known = Object.prototype.hasOwnProperty.call(keys, key);
    if (!known || (inChildrensSpace && !forChildren.includes(key))) return false;
    keys[key]();
    return true;
  }
  return { press, all: Object.keys(keys) };
};
