// The scene: the network as a picture, and in it what holds at one instant.

import { card } from "./cards.js";
import { amount, draw, label, say, set, ticks } from "./elements.js";
import { layout } from "./layout.js";
import { cueWay, keeper, token } from "./tokens.js";

const MARKS = { nothing: "M-3 0 L3 0", miss: "M-4 -4 L4 4 M-4 4 L4 -4", down: "M-6 6 L6 -6",
  lost: "M-4 -4 L4 4 M-4 4 L4 -4 M-6.5 0 a6.5 6.5 0 1 0 13 0 a6.5 6.5 0 1 0 -13 0" };

/** Draw the network for a page of some width; give the picture and a function that shows what holds. */
export function scene(facts, width) {
  const plan = layout(facts, width);
  const size = { width: plan.width, height: plan.height, viewBox: `0 0 ${plan.width} ${plan.height}` };
  const svg = draw("svg", { ...size, role: "img", "aria-label": inWords(facts) });
  const sky = drawSky(facts, plan);
  const ways = drawWays(plan);
  const cues = draw("g", { class: "cues" });
  const cards = plan.stations.map((box, place) => card(facts, place, box));
  const sensors = facts.sensors.map((sensor, rank) => drawSensor(sensor, rank, plan.sensors[rank]));
  const warned = facts.centres.map((_, place) => drawWarned(plan.warned[place]));
  const layers = { reports: draw("g", {}), alerts: draw("g", {}), losses: draw("g", {}) };
  const groups = [...cards, ...sensors, ...warned].map((part) => part.group);
  svg.append(sky.group, ways, cues, ...labels(plan), ...groups, ...Object.values(layers));
  const keep = { reports: keeper(layers.reports), alerts: keeper(layers.alerts) };
  const show = (state, { path, pulse }) => {
    sky.show(state);
    for (const part of [...cards, ...sensors]) part.show(state, pulse);
    warned.forEach((part, place) => part.show(state.centres[place], facts.centres[place]));
    const around = { plan, cards };
    keep.reports(state.reports.map((leg) => token(leg, around, path)).filter(Boolean));
    keep.alerts(state.alerts.map((leg) => token(leg, { ...around, alerts: true }, path)).filter(Boolean));
    cues.replaceChildren(...state.reports.filter((leg) => leg.kind === "cueing").map((leg) => cueLine(leg, plan)));
    layers.losses.replaceChildren(...recent(state, pulse).map((loss) => lossMark(loss, plan)));
    highlight(svg, path);
  };
  return { svg, show };
}

/** Say in words what the picture shows at all. */
function inWords(facts) {
  const centres = facts.centres.map((centre) => centre.name).join(", ");
  return `${amount(facts.sensors.length, "sensor")} above, the way of their reports down to ${centres}, ` +
    "and whom they warn below. The list of events tells the same in words.";
}

/** Draw the strip that says whether the tide is there. */
function drawSky(facts, plan) {
  const strip = draw("rect", { x: 0, y: 0, width: plan.width, height: plan.sky, rx: 6 });
  const words = draw("text", { x: plan.width / 2, y: plan.sky / 2 + 5, class: "tide" });
  const there = facts.zone === null ? "The glow-tide is here" : `The glow-tide is here: ${facts.zone}`;
  const told = { none: "Quiet sea", on: there, over: "The glow-tide is over" };
  const show = (state) => {
    set(strip, { class: `sky ${state.tide}` });
    say(words, [told[state.tide], ...state.outages].join(" · "));
  };
  return { group: draw("g", {}, strip, words), show };
}

function drawWays(plan) {
  const ways = Object.entries(plan.routes).map(([place, points]) =>
    draw("polyline", {
      points: points.map((point) => point.join(",")).join(" "),
      class: `way ${place.split(" ")[0]}`,
      "data-place": place,
    }));
  return draw("g", { class: "ways" }, ...ways);
}

function labels(plan) {
  return plan.labels.map(({ x, y, text, wide, small }) =>
    label(text, wide, { x, y, class: small ? "group small" : "group" }));
}

/** Draw a sensor, which shows what came of its last look: a dash, a cross, or a dot that is full or empty. */
function drawSensor(sensor, rank, { x, y, r }) {
  const ring = draw("circle", { r, class: "ring" });
  const eye = draw("circle", { r, class: "eye" });
  const dot = draw("circle", { r: r * 0.5 });
  const sign = draw("path", {});
  const place = { transform: `translate(${x} ${y})`, class: "sensor", "data-place": `sensor ${rank}` };
  const group = draw("g", place, draw("title", {}, sensor.name), ring, eye, dot, sign);
  const show = (state, pulse) => {
    const { down, look } = state.sensors[rank];
    const saw = down ? "down" : look === null ? "none" : look.saw;
    set(group, { "data-saw": saw });
    set(sign, { d: MARKS[saw] ?? "", class: `sign ${saw}` });
    set(dot, { class: saw === "fired" ? "dot genuine" : saw === "false" ? "dot false" : "dot no" });
    const age = look === null || pulse === 0 ? 1 : Math.min(1, (state.t - look.at) / pulse);
    set(ring, { r: r + 9 * age, opacity: 1 - age });
  };
  return { group, show };
}

/** Draw the box that says whether anyone was warned. */
function drawWarned({ x, y, w, h, station }) {
  const box = draw("rect", { x, y, width: w, height: h, rx: 6, class: "warned" });
  const first = draw("text", { x: x + w / 2, y: y + 17, class: "outcome" });
  const second = draw("text", { x: x + w / 2, y: y + 34, class: "outcome small" });
  const group = draw("g", { "data-place": `warned ${station}` }, box, first, second);
  const show = (now, centre) => {
    set(box, { class: now.warned ? "warned yes" : "warned" });
    say(first, now.warned ? `warned at ${ticks(centre.delivered)}` : "not warned");
    say(second, now.falseAlerts ? amount(now.falseAlerts, "false alert") : "");
  };
  return { group, show };
}

function cueLine(leg, plan) {
  const [[x1, y1], [x2, y2]] = cueWay(leg, plan);
  return draw("line", { x1, y1, x2, y2, class: "cue" });
}

/** Give the losses of the last moments. */
function recent(state, pulse) {
  return state.losses.filter((loss) => state.t - loss.at < pulse || loss.at === state.t);
}

function lossMark(loss, plan) {
  const [[x, y]] = plan.routes[loss.place];
  return draw("path", { d: MARKS.lost, transform: `translate(${x} ${y + 14})`, class: "lost", "data-of": loss.of });
}

/** Mark the places of a path. */
function highlight(svg, path) {
  svg.classList.toggle("following", Boolean(path));
  for (const element of svg.querySelectorAll("[data-place]")) {
    element.classList.toggle("path", Boolean(path) && path.places.includes(element.dataset.place));
  }
}
