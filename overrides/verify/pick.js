/* How a folder comes to the page: chosen with the button, or dropped. */
function pochePick() {
  "use strict";

  function chosen(list) {
    return Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }));
  }

  /* What was dropped must be asked for before anything is waited for. Chromium reads dropped
     folders of a page from a stick by handles alone, other browsers by entries alone. */
  function dropped(transfer) {
    const items = Array.from(transfer.items || []).filter((item) => item.kind === "file");
    const asked = items.map((item) =>
      item.getAsFileSystemHandle ? item.getAsFileSystemHandle() : item.webkitGetAsEntry()
    );
    return Promise.all(asked).then(async (roots) => {
      const files = [];
      for (const root of roots) {
        if (root) await (root.getFile || root.values ? handle : entry)(root, "", files);
      }
      return files;
    });
  }

  async function handle(one, above, files) {
    const path = above + one.name;
    if (one.kind === "file") {
      files.push({ path, file: await one.getFile() });
      return;
    }
    for await (const inner of one.values()) await handle(inner, `${path}/`, files);
  }

  async function entry(one, above, files) {
    const path = above + one.name;
    if (one.isFile) {
      files.push({ path, file: await new Promise((done, fail) => one.file(done, fail)) });
      return;
    }
    const reader = one.createReader();
    for (;;) {
      const inner = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!inner.length) return;
      for (const each of inner) await entry(each, `${path}/`, files);
    }
  }

  return { chosen, dropped };
}
