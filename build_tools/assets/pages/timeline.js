// The overview of the timeline by keyboard: one tab stop, arrows along a theme and across themes.

const overview = document.querySelector(".overview");
const lanes = [...(overview?.querySelectorAll(".lane") ?? [])].map((lane) => [
  ...lane.querySelectorAll("a"),
]);

const middle = (mark) => {
  const { left, width } = mark.getBoundingClientRect();
  return left + width / 2;
};

/** The mark that a key leads to from `mark`, or undefined. */
function goal(mark, key) {
  const row = lanes.findIndex((lane) => lane.includes(mark));
  const place = lanes[row].indexOf(mark);
  if (key === "Home") return lanes[row][0];
  if (key === "End") return lanes[row].at(-1);
  if (key === "ArrowRight") return lanes[row][place + 1];
  if (key === "ArrowLeft") return lanes[row][place - 1];
  const next = lanes[row + { ArrowUp: -1, ArrowDown: 1 }[key]];
  const far = (other) => Math.abs(middle(other) - middle(mark));
  return next?.reduce((best, other) => (far(other) < far(best) ? other : best));
}

function stop(mark) {
  for (const other of lanes.flat()) other.tabIndex = other === mark ? 0 : -1;
}

if (lanes.length) {
  stop(lanes[0][0]);
  overview.addEventListener("focusin", ({ target }) => lanes.flat().includes(target) && stop(target));
  overview.addEventListener("keydown", (event) => {
    const mark = event.target.closest("a");
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    const found = goal(mark, event.key);
    if (!found) return;
    event.preventDefault();
    found.focus();
  });
}
