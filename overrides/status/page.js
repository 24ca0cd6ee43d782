/* Sorts a table by a column: its head becomes a button, and says which way it goes. */
(function () {
  "use strict";
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function key(row, column) {
    const cell = row.cells[column];
    return cell.hasAttribute("data-key") ? cell.getAttribute("data-key") : cell.textContent.trim();
  }

  /* What has no value comes last, whichever way the others go. */
  function compare(a, b, direction) {
    if (a === "" || b === "") {
      return (a === "") - (b === "");
    }
    const [x, y] = [Number(a), Number(b)];
    const both = Number.isNaN(x) || Number.isNaN(y) ? words.compare(a, b) : x - y;
    return direction * both;
  }

  function sort(table, head) {
    const column = head.cellIndex;
    const descending = head.getAttribute("aria-sort") === "ascending";
    for (const each of table.tHead.rows[0].cells) {
      each.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    rows.sort((a, b) => compare(key(a, column), key(b, column), descending ? -1 : 1));
    body.append(...rows);
  }

  for (const table of document.querySelectorAll("table")) {
    if (table.tBodies[0].rows.length > 1) {
      for (const head of table.tHead.rows[0].cells) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        button.addEventListener("click", () => sort(table, head));
        head.append(button);
      }
    }
  }
})();
