// Cards: a station with who waits, who is served and, at a centre, how far its rule has come.

import { draw, label, say, set, ticks } from "./elements.js";

const ROW = 20;
const LEFT = 62; // where a row begins after its word
const DOT = 11; // from report to report in a queue
const SLOT = 17; // from server to server

/** Draw the card of a station; give where its reports are, and a function that shows what holds. */
export function card(facts, place, box) {
  const station = facts.stations[place];
  const centre = facts.centres.findIndex((one) => one.station === place);
  const group = draw("g", { "data-place": `station ${place}`, class: "station" });
  group.append(draw("rect", { ...boxOf(box), rx: 6, class: "card" }));
  group.append(label(station.name, box.w - 16, { x: box.x + 8, y: box.y + 17, class: "name" }, 7.6));
  const rows = station.queues ? queueRows(group, station, box) : {};
  const rule = centre < 0 ? null : ruleRow(group, facts.rules[centre], box);
  const show = (state) => {
    if (station.queues) {
      say(rows.count, String(state.stations[place].waiting));
      if (rows.busy) say(rows.busy, `${state.stations[place].serving} of ${station.servers}`);
    }
    if (rule) rule(state.rules[centre], state.t);
  };
  return { group, show, spots: spots(station, box) };
}

function boxOf(box) {
  return { x: box.x, y: box.y, width: box.w, height: box.h };
}

/** Draw the row of the queue with its count, and the row of the servers. */
function queueRows(group, station, box) {
  const [first, second] = [box.y + 26 + ROW / 2, box.y + 26 + 1.5 * ROW];
  group.append(draw("text", { x: box.x + 8, y: first + 4, class: "small" }, "waiting"));
  group.append(draw("text", { x: box.x + 8, y: second + 4, class: "small" }, "serving"));
  const count = draw("text", { x: box.x + box.w - 8, y: first + 4, class: "count", "data-count": station.name }, "0");
  group.append(count);
  const crowd = { x: box.x + box.w - 8, y: second + 4, class: "count", "data-busy": station.name };
  const busy = station.servers > serversIn(station, box) ? draw("text", crowd, "") : null;
  if (busy) group.append(busy);
  for (let server = 0; server < serversIn(station, box); server += 1) {
    const x = box.x + LEFT + 8 + server * SLOT;
    group.append(draw("circle", { cx: x, cy: second, r: 7.5, class: "server" }));
  }
  return { count, busy };
}

/** Count the servers that are drawn; where there is no room for all, a number says how many are busy. */
function serversIn(station, box) {
  const room = (wide) => Math.max(1, Math.floor((wide - LEFT - 6) / SLOT));
  return station.servers <= room(box.w) ? station.servers : room(box.w - 52);
}

/** Give where the n-th waiting report and the report at a server are; null where there is no room for it. */
function spots(station, box) {
  const room = Math.max(1, Math.floor((box.w - LEFT - 28) / DOT));
  return {
    waiting: (nth) => (nth < room ? [box.x + LEFT + 6 + nth * DOT, box.y + 26 + ROW / 2] : null),
    serving: (server) =>
      server < serversIn(station, box) ? [box.x + LEFT + 8 + server * SLOT, box.y + 26 + 1.5 * ROW] : null,
  };
}

/** Draw how far the rule of a centre has come. */
function ruleRow(group, rule, box) {
  const y = box.y + box.h - 12;
  const wide = box.w - 16;
  const words = draw("text", { x: box.x + 8, y: y - 6, class: "small evidence" });
  group.append(words);
  if (!rule.armed) return () => say(words, "hears partners only");
  group.append(draw("rect", { x: box.x + 8, y, width: wide, height: 7, class: "trough" }));
  const bar = draw("rect", { x: box.x + 8, y, width: 0, height: 7, class: "level" });
  group.append(bar, ...notches(rule, box.x + 8, y, wide));
  return (now) => {
    const part = now.stopped ? 1 : Math.min(1, now.have / now.need);
    set(bar, { width: part * wide, class: now.stopped ? "level stopped" : "level" });
    say(words, ruleWords(rule, now, box));
  };
}

/** Cut the bar of a rule that counts into as many pieces as it needs reports. */
function notches(rule, x, y, wide) {
  if (rule.kind === "cusum" || rule.k > 12) return [];
  const places = Array.from({ length: rule.k - 1 }, (_, n) => x + (wide * (n + 1)) / rule.k);
  return places.map((at) => draw("line", { x1: at, x2: at, y1: y, y2: y + 7, class: "notch" }));
}

/** Say how far a rule has come. */
function ruleWords(rule, now, box) {
  if (now.stopped) return `rule met at ${ticks(now.met)}`;
  if (rule.kind === "cusum") return `sum ${now.have.toFixed(2)} of ${now.need}`;
  return box.w < 130 ? `${now.have} of ${now.need}` : `evidence ${now.have} of ${now.need}`;
}
