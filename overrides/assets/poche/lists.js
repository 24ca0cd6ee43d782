/* Gives a list new rows and leaves the focus where it was: on the row at the same
   place, so that a press on a row that makes the list anew loses nobody's way. */
window.pocheRefill = function (list, rows) {
  "use strict";
  const before = Array.from(list.children).findIndex((row) => row.contains(document.activeElement));
  list.replaceChildren(...rows);
  const row = before < 0 ? null : rows[Math.min(before, rows.length - 1)];
  if (row) (row.querySelector("button") || row).focus({ preventScroll: true });
};
