// Tokens: a mark for every report, copy, cue and alert, where it is at present.

import { draw, set } from "./elements.js";
import { along } from "./layout.js";

const SIZE = 5;

/** Keep one mark for each thing that is somewhere now; marks that are no longer needed are taken away. */
export function keeper(layer) {
  const marks = new Map();
  return (wanted) => {
    const seen = new Set();
    for (const { key, shape, at, classes, data, part } of wanted) {
      seen.add(key);
      if (!marks.has(key)) {
        marks.set(key, mark(shape));
        layer.append(marks.get(key));
      }
      place(marks.get(key), at, { classes, data, part });
    }
    for (const [key, element] of marks) {
      if (!seen.has(key)) {
        element.remove();
        marks.delete(key);
      }
    }
  };
}

/** Make a mark: a dot for a report, a square for a copy, a diamond for an alert, a spark for a cue. */
function mark(shape) {
  const group = draw("g", {});
  const side = shape === "alert" ? SIZE * 1.2 : SIZE * 0.9;
  if (shape === "cue") group.append(draw("path", { d: "M-5 0 L5 0 M0 -5 L0 5 M-3 -3 L3 3 M-3 3 L3 -3", class: "spark" }));
  else if (shape === "report") group.append(draw("circle", { r: SIZE, class: "token" }));
  else group.append(draw("rect", { x: -side, y: -side, width: 2 * side, height: 2 * side, class: "token",
    transform: shape === "alert" ? "rotate(45)" : null }));
  group.append(draw("circle", { r: 10, class: "progress", pathLength: 1, transform: "rotate(-90)" }));
  return group;
}

function place(element, [x, y], { classes, data, part }) {
  set(element, { transform: `translate(${x} ${y})`, class: classes, ...data });
  const ring = element.lastChild;
  set(ring, { "stroke-dasharray": part === null ? "0 1" : `${part} 1` });
}

/** Say where the mark of a leg belongs; null where there is no room for it. */
export function spot(leg, { plan, cards }) {
  const number = Number(leg.place.split(" ")[1]);
  switch (leg.kind) {
    case "processing":
    case "trying again": {
      const { x, y, r } = plan.sensors[number];
      return [x + leg.nth * 4, y + r + 6];
    }
    case "cueing":
      return along(cueWay(leg, plan), leg.part ?? 0);
    case "waiting":
      return cards[number].spots.waiting(leg.nth);
    case "in service":
      return cards[number].spots.serving(leg.server);
    case "deciding": {
      const { x, y, w, h } = plan.stations[number];
      return [x + w / 2 + leg.nth * 9, y + h];
    }
    default:
      return along(plan.routes[leg.place], leg.part ?? 0);
  }
}

/** Give the way of a cue: from the sensor whose report left to the one that is to look. */
export function cueWay(leg, plan) {
  const [, from, to] = leg.place.split(" ").map(Number);
  return [from, to].map((rank) => [plan.sensors[rank].x, plan.sensors[rank].y]);
}

/** Say what the mark of a leg looks like. */
export function token(leg, surroundings, path) {
  const at = spot(leg, surroundings);
  if (at === null) return null;
  const alert = leg.kind === "deciding" || leg.kind === "delivering" || surroundings.alerts;
  const shape = leg.kind === "cueing" ? "cue" : alert ? "alert" : leg.copy ? "copy" : "report";
  const own = path && path.places.includes(leg.place) && [path.report, path.alert].includes(leg.of);
  const classes = [
    leg.genuine ? "genuine" : "false",
    leg.part === null && leg.kind === "travelling" ? "unknown" : "",
    leg.kind === "trying again" ? "again" : "",
    path ? (own ? "chosen" : "dim") : "",
  ];
  const still = leg.kind === "in service" || leg.kind === "processing" || leg.kind === "deciding";
  return {
    key: `${shape} ${leg.of} ${leg.kind} ${leg.place}`,
    shape,
    at,
    classes: classes.filter(Boolean).join(" "),
    data: { "data-of": leg.of, "data-kind": leg.kind, "data-at": leg.place },
    part: still ? leg.part : null,
  };
}
