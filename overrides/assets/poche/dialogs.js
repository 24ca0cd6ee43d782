/* The three dialogs: my music, settings, keys. */
window.pocheDialogs = function (shell, engine, controls) {
  "use strict";
  const CEILING_STEP = 0.1;
  const VOLUME_STEP = 0.1;

  const $ = (id) => document.getElementById(id);
  const percent = (value) => Math.round(value * 100) + " %";

  function open(name) {
    closeAll();
    show();
    if (!$(name).open) $(name).showModal();
  }
  function closeAll() {
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  }

  function show() {
    fill($("favourites"), shell.store.list("favourites"), $("no-favourites"));
    fill($("heard"), shell.store.list("heard"), $("nothing-heard"));
    $("ceiling").textContent = percent(controls.ceiling());
    $("keys-switch").setAttribute("aria-pressed", String(shell.settings.keys));
  }

  /** One row for each of "r:<recording>" and "p:<playlist>" that is still there. */
  function fill(list, ids, none) {
    const { recordings, playlists } = shell.sounds();
    const rows = ids.flatMap((key) => {
      const id = key.slice(2);
      const isList = key.startsWith("p:");
      const thing = (isList ? playlists : recordings)[id];
      return thing ? [row(thing, () => engine.play({ id, list: isList }))] : [];
    });
    none.hidden = rows.length > 0;
    window.pocheRefill(list, rows);
  }
  function row({ title, by, cover, lang }, press) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const picture = document.createElement("img");
    const words = document.createElement("span");
    const under = document.createElement("small");
    Object.assign(picture, { src: shell.address(cover), alt: "", width: 48, height: 48 });
    Object.assign(button, { type: "button", className: "row" });
    words.textContent = title;
    if (lang) words.lang = lang;
    under.textContent = by || "";
    button.append(picture, words, under);
    button.addEventListener("click", press);
    item.append(button);
    return item;
  }

  // ---- one file for another machine -------------------------------------------------
  function save() {
    const text = JSON.stringify(shell.store.exported(), null, 1) + "\n";
    const link = document.createElement("a");
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.href = url;
    link.download = document.body.dataset.hub + ".poche.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60000); // some browsers read it late
    $("carried").textContent = shell.say("saved", { file: link.download });
  }
  function read(file) {
    const said = (key) => ($("carried").textContent = shell.say(key));
    if (!file || file.size > 5000000) return said("not_read");
    file.text().then(
      (text) => {
        if (!shell.store.imported(text)) return said("not_read");
        said("read_done");
        controls.setVolume(Number(shell.store.get("volume") || 1));
        shell.tellFavourites();
        shell.tellYears();
        show();
      },
      () => said("not_read"),
    );
  }

  function fresh() {
    closeAll();
    engine.clear();
    shell.store.startFresh();
    shell.tellFavourites();
    shell.tellReader(shell.say("fresh_done"), shell.say("undo"), () => {
      shell.store.undo();
      shell.tellFavourites();
      engine.restore();
    });
    $("told-act").focus(); // what had the focus may have gone with the player
  }

  const acts = {
    mine: () => open("mine"),
    settings: () => open("settings"),
    keys: () => open("keys"),
    quieter: () => controls.setVolume(controls.volume() - VOLUME_STEP),
    louder: () => controls.setVolume(controls.volume() + VOLUME_STEP),
    lowerCeiling: () => controls.setCeiling(controls.ceiling() - CEILING_STEP),
    raiseCeiling: () => controls.setCeiling(controls.ceiling() + CEILING_STEP),
    keysSwitch() {
      shell.setKeys(!shell.settings.keys);
      show();
    },
    read: () => $("file").click(),
    save,
    fresh,
  };

  $("file").addEventListener("change", () => {
    read($("file").files[0]);
    $("file").value = ""; // the same file may be read again
  });
  document.querySelectorAll("dialog").forEach((dialog) => {
    dialog.addEventListener("click", (event) => {
      // A press on the dialog itself is one on what is around its content.
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    dialog.addEventListener("close", shell.keepFocus); // browsers give it back to a button, to no page
  });
  return { acts, open, closeAll, show, percent };
};
