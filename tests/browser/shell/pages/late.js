/* A page on a slow stick: it answers when the shell has already given up. */
addEventListener("load", () => {
  setTimeout(() => {
    const script = document.createElement("script");
    script.src = "../../assets/poche/page.js";
    document.head.append(script);
  }, 4500);
});
