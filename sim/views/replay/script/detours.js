// Detours: a way that would run beneath the box of a station it has nothing to do with goes around that box.

const BESIDE = 8; // from a box to a way around it, where there is as much room

/** Give the points of a way from one place down to another, around every row of boxes between the two. */
export function around([from, to], rows) {
  const points = [from];
  for (const boxes of rows.filter(([box]) => box.y > from[1] && box.y + box.h < to[1])) {
    const top = Math.min(...boxes.map((box) => box.y));
    const bottom = Math.max(...boxes.map((box) => box.y + box.h));
    const before = points[points.length - 1];
    const crossings = [top, bottom].map((y) => at(before, to, y));
    if (boxes.every((box) => Math.max(...crossings) < box.x || Math.min(...crossings) > box.x + box.w)) continue;
    const x = nearest(lanes(boxes), (crossings[0] + crossings[1]) / 2);
    points.push([x, top - BESIDE], [x, bottom + BESIDE]);
  }
  return [...points, to];
}

/** Give where a straight line is at some height. */
function at([x0, y0], [x1, y1], y) {
  return x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
}

/** Give where there is room beside and between the boxes of a row. */
function lanes(boxes) {
  const sorted = [...boxes].sort((one, other) => one.x - other.x);
  const last = sorted[sorted.length - 1];
  const between = sorted.slice(1).map((box, n) => (sorted[n].x + sorted[n].w + box.x) / 2);
  return [Math.max(2, sorted[0].x - BESIDE), ...between, last.x + last.w + BESIDE];
}

function nearest(places, x) {
  return places.reduce((best, place) => (Math.abs(place - x) < Math.abs(best - x) ? place : best));
}
