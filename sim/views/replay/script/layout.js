// Where everything stands, in pixels: a column for each centre, and in it from top to bottom what leads to it.
// Pure functions of the facts and the width, so that a narrow page gets a layout of its own.

import { around } from "./detours.js";

const COLUMN = 150; // a column is at least as wide; a page with more of them is scrolled
const PITCH = 26; // from sensor to sensor
const GAP = 46; // the height of links
const LANE = 7; // from one way between distant centres to the next
const LETTER = 6.6; // the width of a letter of small text
const ROW = 20; // a row of text in a card
const SKY = 28;
const DELIVERY = 38;
const WARNED = 40;

/** Give boxes, sensors and the ways between them, for a page of some width. */
export function layout(facts, width) {
  const centres = facts.centres.map((centre) => centre.station);
  const column = Math.max(COLUMN, Math.floor(width / centres.length));
  const columnOf = (station) => centres.indexOf(lastOf(facts, station));
  const { sensors, labels, bottom } = placeSensors(facts, column, columnOf);
  const stations = placeStations(facts, { column, columnOf, bottom });
  const warned = placeWarned(facts, stations);
  const routes = { ...linkRoutes(facts, sensors, stations), ...shareRoutes(facts, stations) };
  for (const box of warned) routes[`delivery ${box.station}`] = down(stations[box.station], box);
  const height = Math.max(...warned.map((box) => box.y + box.h)) + 6;
  return { width: column * centres.length, height, sky: SKY, sensors, labels, stations, warned, routes };
}

/** Give the centre at the end of the way from a station. */
function lastOf(facts, station) {
  return facts.stations[station].to === null ? station : lastOf(facts, facts.stations[station].to);
}

/** Put the groups of sensors side by side above their centre, in as many lines as it takes. */
function placeSensors(facts, column, columnOf) {
  const sensors = [];
  const labels = [];
  let bottom = 0;
  for (let place = 0; place < facts.centres.length; place += 1) {
    const own = facts.sensors.map((sensor, rank) => ({ ...sensor, rank }));
    const blocks = groupsOf(own.filter((sensor) => columnOf(sensor.to) === place), column);
    let top = SKY + 10;
    for (const line of linesOf(blocks, column)) {
      let x = place * column + (column - sum(line.map((block) => block.w))) / 2;
      for (const block of line) {
        placeBlock(block, x, top, sensors, labels);
        x += block.w;
      }
      top += Math.max(...line.map((block) => block.h));
    }
    bottom = Math.max(bottom, top);
  }
  return { sensors, labels, bottom };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Make a block of every group: its names, its sensors, and how wide and high it is. */
function groupsOf(sensors, column) {
  const groups = new Map();
  for (const sensor of sensors) groups.set(sensor.group, [...(groups.get(sensor.group) ?? []), sensor]);
  return [...groups].map(([group, members]) => {
    const pitch = members.length > 60 ? 9 : members.length > 24 ? 15 : PITCH;
    const each = Math.max(1, Math.min(members.length, Math.floor((column - 12) / pitch)));
    const words = [members.length > 1 ? `${group} × ${members.length}` : group];
    if (members[0].cued_by.length) words.push(`cued by ${members[0].cued_by.join(", ")}`);
    const wide = Math.max(...words.map((text) => text.length * LETTER));
    const w = Math.min(column - 4, Math.max(each * pitch, wide) + 14);
    const h = words.length * 15 + Math.ceil(members.length / each) * pitch + 8;
    return { members, words, pitch, each, w, h };
  });
}

/** Break blocks into lines that fit into a column. */
function linesOf(blocks, column) {
  const lines = [[]];
  for (const block of blocks) {
    const line = lines[lines.length - 1];
    if (line.length && sum(line.map((other) => other.w)) + block.w > column) lines.push([block]);
    else line.push(block);
  }
  return lines[0].length ? lines : [];
}

function placeBlock(block, x, top, sensors, labels) {
  block.words.forEach((text, line) => {
    labels.push({ x: x + block.w / 2, y: top + 12 + line * 15, text, wide: block.w - 4, small: line > 0 });
  });
  const left = x + (block.w - block.each * block.pitch) / 2;
  block.members.forEach((sensor, number) => {
    const across = left + ((number % block.each) + 0.5) * block.pitch;
    const line = Math.floor(number / block.each);
    const y = top + block.words.length * 15 + (line + 0.5) * block.pitch + 2;
    sensors[sensor.rank] = { x: across, y, r: Math.min(9, block.pitch * 0.38) };
  });
}

/** Put relays in rows by how far they are from their centre, and centres below them. */
function placeStations(facts, { column, columnOf, bottom }) {
  const depth = (place) => (facts.stations[place].to === null ? 0 : 1 + depth(facts.stations[place].to));
  const depths = facts.stations.map((_, place) => depth(place));
  const deepest = Math.max(...depths);
  const heights = facts.stations.map((station) => cardHeight(station));
  const lanes = distant(facts).length ? (facts.centres.length + 1) * LANE : 0;
  let y = bottom + GAP;
  const tops = [];
  for (let row = deepest; row >= 0; row -= 1) {
    tops[row] = y + (row === 0 ? lanes : 0);
    y += Math.max(...heights.filter((_, place) => depths[place] === row)) + GAP;
  }
  return facts.stations.map((_, place) => {
    const beside = depths.flatMap((other, station) =>
      other === depths[place] && columnOf(station) === columnOf(place) ? [station] : []);
    const share = column / beside.length;
    const w = Math.min(210, Math.max(share * 0.74, Math.min(112, share - 4)));
    const x = columnOf(place) * column + (beside.indexOf(place) + 0.5) * share - w / 2;
    return { x, y: tops[depths[place]], w, h: heights[place] };
  });
}

/** Give the height of a card: its name, two rows where reports can queue, and the evidence of a centre. */
function cardHeight(station) {
  return 26 + (station.queues ? 2 * ROW : 0) + (station.to === null ? ROW + 14 : 0);
}

function placeWarned(facts, stations) {
  const bottom = Math.max(...facts.centres.map((centre) => stations[centre.station].y + stations[centre.station].h));
  return facts.centres.map((centre) => {
    const { x, w } = stations[centre.station];
    return { station: centre.station, x, y: bottom + DELIVERY, w, h: WARNED };
  });
}

/** Give the ways from sensors and relays to the stations below, spread over the top of each. */
function linkRoutes(facts, sensors, stations) {
  const coming = facts.stations.map((_, place) => [
    ...facts.sensors.flatMap((sensor, rank) =>
      sensor.to === place ? [{ name: `link ${rank}`, x: sensors[rank].x, y: sensors[rank].y + sensors[rank].r }] : []),
    ...facts.stations.flatMap((station, relay) =>
      station.to === place ? [{ name: `onward ${relay}`, ...foot(stations[relay]) }] : []),
  ]);
  const rows = rowsOf(stations);
  const routes = {};
  coming.forEach((ways, place) => {
    ways.sort((one, other) => one.x - other.x);
    ways.forEach((way, number) => {
      const { x, y, w } = stations[place];
      const end = [x + (w * (number + 1)) / (ways.length + 1), y];
      routes[way.name] = around([[way.x, way.y], end], rows);
    });
  });
  return routes;
}

/** Give the boxes of stations row by row, from top to bottom. */
function rowsOf(stations) {
  const tops = [...new Set(stations.map((box) => box.y))].sort((one, other) => one - other);
  return tops.map((top) => stations.filter((box) => box.y === top));
}

function foot(box) {
  return { x: box.x + box.w / 2, y: box.y + box.h };
}

function down(from, to) {
  const { x, y } = foot(from);
  return [[x, y], [x, to.y]];
}

/** Give the shares between centres that do not stand side by side. */
function distant(facts) {
  return facts.shares.filter((share) => Math.abs(share.from - share.to) > 1);
}

/** Give the ways between centres: straight between neighbours, else over the heads of those between. */
function shareRoutes(facts, stations) {
  const routes = {};
  const sides = new Map();
  facts.shares.forEach((share, number) => {
    const from = stations[share.from];
    const to = stations[share.to];
    const right = to.x > from.x;
    const leave = right ? from.x + from.w : from.x;
    const enter = right ? to.x : to.x + to.w;
    if (Math.abs(share.from - share.to) === 1) {
      const pair = Math.min(share.from, share.to);
      const nth = sides.get(pair) ?? 0;
      sides.set(pair, nth + 1);
      const y = from.y + 14 + nth * 16;
      routes[`share ${number}`] = [[leave, y], [enter, y]];
    } else {
      const lane = from.y - (share.from - facts.centres[0].station + 1.5) * LANE;
      const inside = right ? -6 : 6;
      const out = leave + inside;
      routes[`share ${number}`] = [[out, from.y], [out, lane], [enter - inside, lane], [enter - inside, to.y]];
    }
  });
  return routes;
}

/** Give the point at a part of the length of a way. */
export function along(points, part) {
  const lengths = points.slice(1).map(([x, y], n) => Math.hypot(x - points[n][0], y - points[n][1]));
  let left = part * sum(lengths);
  let piece = 0;
  while (piece < lengths.length - 1 && left > lengths[piece]) {
    left -= lengths[piece];
    piece += 1;
  }
  const share = lengths[piece] > 0 ? left / lengths[piece] : 0;
  const [[x0, y0], [x1, y1]] = [points[piece], points[piece + 1]];
  return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
}
