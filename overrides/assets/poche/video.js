/* A workshop's video. Subtitles come from a script, since file:// gives <track> none; the
   lines below lead to their moments; the video and its sound alone take turns. Without this
   script the video plays, and its words are to be read. */
(function () {
  "use strict";
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const video = document.querySelector("video[data-film]");
  const sound = document.querySelector("audio[data-film-sound]");
  const choice = document.querySelector("[data-choice]"); // there wherever there are subtitles
  const players = [video, sound].filter(Boolean);
  const tracks = {}; // language to its track
  const names = Object.fromEntries(
    all("[data-choice] label[lang]").map((label) => [label.lang, label.textContent.trim()])
  );
  let last = video || sound; // the one of both that was heard last

  // ---- subtitles -------------------------------------------------------------
  window.pocheFilmWords = (id, data) => {
    if (id !== video.dataset.film) return;
    // In this order a browser's own menu lists them, too.
    for (const lang of video.dataset.langs.split(" ")) {
      const track = (tracks[lang] = video.addTextTrack("captions", names[lang] || lang, lang));
      for (const [start, end, text] of data[lang]) {
        track.addCue(new VTTCue(start, end, text.replace(/&/g, "&amp;").replace(/</g, "&lt;")));
      }
    }
    show(chosen());
    // A browser's own menu may choose, too.
    video.textTracks.addEventListener("change", mirror);
  };
  const chosen = () => choice.querySelector("input:checked").value;
  function show(lang) {
    if (lang) all("[data-words-in]").forEach((words) => (words.hidden = words.dataset.wordsIn !== lang));
    for (const each of Object.keys(tracks)) {
      const mode = each === lang ? "showing" : "disabled";
      if (tracks[each].mode !== mode) tracks[each].mode = mode;
    }
  }
  function mirror() {
    const lang = Object.keys(tracks).find((each) => tracks[each].mode === "showing") || "";
    for (const input of choice.querySelectorAll("input")) input.checked = input.value === lang;
    show(lang);
  }
  if (choice) choice.addEventListener("change", () => show(chosen()));
  if (video && video.dataset.words) {
    document.head.append(Object.assign(document.createElement("script"), { src: video.dataset.words }));
  }

  // ---- lines -----------------------------------------------------------------
  all("[data-moment]").forEach((line) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "line" });
    button.dataset.to = line.dataset.moment;
    button.append(...line.childNodes);
    line.append(button);
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-to]");
    if (!button) return;
    last.currentTime = Number(button.dataset.to);
    last.play().catch(() => {}); // refused without a sound card: then it says so itself
  });
  function follow({ currentTarget }) {
    if (currentTarget !== last) return;
    const at = last.currentTime;
    all("[data-moment]").forEach((line) => {
      const now = at >= Number(line.dataset.moment) - 0.02 && at < Number(line.dataset.until);
      if (now === line.hasAttribute("aria-current")) return;
      if (now) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    });
  }

  // ---- one of both at a time, from the same place ----------------------------
  function begin({ currentTarget }) {
    const other = players.find((each) => each !== currentTarget);
    if (other && last === other) {
      other.pause();
      if (other.currentTime && !currentTarget.currentTime) currentTarget.currentTime = other.currentTime;
    }
    last = currentTarget;
  }
  for (const player of players) {
    player.addEventListener("play", begin);
    for (const type of ["timeupdate", "seeked"]) player.addEventListener(type, follow);
  }

  // ---- before a class: a video that is turned away from falls silent ---------
  addEventListener("hashchange", () => video && video.closest("[hidden]") && video.pause());
})();
