// What holds at one instant. Pure functions of the facts and the time: what is drawn is this and nothing else.
//
// What happens at an instant has happened at that instant. A leg holds from its start up to, but not at, its end.

/** Turn a table of columns into rows. */
export function rows(table) {
  const names = Object.keys(table);
  return table[names[0]].map((_, row) => Object.fromEntries(names.map((name) => [name, table[name][row]])));
}

/** Make facts from the data of a replay, once. */
export function unpack(data) {
  const sensors = data.sensors.map((sensor) => ({ ...sensor, looks: rows(sensor.looks) }));
  const rules = data.rules.map((rule) => ({ ...rule, steps: rows(rule.steps) }));
  const reports = rows(data.reports);
  giveServers(reports);
  const tables = { reports, alerts: rows(data.alerts), losses: rows(data.losses), lines: rows(data.lines) };
  return { ...data, sensors, rules, ...tables };
}

/** Give every service the first server that is free, so that a report stays at one server. */
function giveServers(reports) {
  const stations = new Map();
  const services = reports.filter((leg) => leg.kind === "in service");
  services.sort((one, other) => one.start - other.start);
  for (const leg of services) {
    if (!stations.has(leg.place)) stations.set(leg.place, []);
    const busyUntil = stations.get(leg.place);
    const free = busyUntil.findIndex((end) => end <= leg.start);
    leg.server = free < 0 ? busyUntil.length : free;
    busyUntil[leg.server] = leg.end ?? Infinity;
  }
}

/** Give the rows that have come by t, of rows in the order of their `at`. */
function past(table, t) {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle].at <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Say what holds at time t. */
export function state(facts, t) {
  const reports = under(facts.reports, t);
  return {
    t,
    tide: tide(facts, t),
    outages: [...new Set(facts.sensors.flatMap((sensor) => spells(sensor, t).map((spell) => spell.name)))],
    sensors: facts.sensors.map((sensor) => sensorAt(sensor, t)),
    stations: facts.stations.map((_, place) => stationAt(reports, `station ${place}`)),
    reports,
    alerts: under(facts.alerts, t),
    losses: facts.losses.filter((loss) => loss.at <= t),
    rules: facts.rules.map((rule) => ruleAt(rule, t)),
    centres: facts.centres.map((centre, place) => centreAt(facts, centre, place, t)),
    line: past(facts.lines, t) - 1,
  };
}

/** Give the legs that hold at t, each with the part of it that is over; null where its end is not known. */
function under(legs, t) {
  const holding = legs.filter((leg) => leg.start <= t && (leg.end === null || t < leg.end));
  const ahead = new Map();
  return holding.map((leg) => {
    const part = leg.end === null ? null : (t - leg.start) / (leg.end - leg.start);
    const there = `${leg.kind} ${leg.place}`;
    const nth = ahead.get(there) ?? 0;
    ahead.set(there, nth + 1);
    return { ...leg, part, nth };
  });
}

/** Say whether the tide is there: "none", "on" or "over". */
function tide(facts, t) {
  if (facts.onset === null || t < facts.onset) return "none";
  return facts.over !== null && t >= facts.over ? "over" : "on";
}

function spells(sensor, t) {
  return sensor.outages.filter((spell) => spell.down <= t && (spell.up === null || t < spell.up));
}

function sensorAt(sensor, t) {
  const down = spells(sensor, t).length > 0;
  const seen = past(sensor.looks, t);
  return { down, look: seen ? sensor.looks[seen - 1] : null };
}

function stationAt(reports, place) {
  const here = reports.filter((leg) => leg.place === place);
  const count = (kind) => here.filter((leg) => leg.kind === kind).length;
  return { waiting: count("waiting"), serving: count("in service") };
}

/** Say how far a rule has come: what it has, what it needs, when it was last met, and whether it has stopped. */
function ruleAt(rule, t) {
  const taken = rule.steps.slice(0, past(rule.steps, t));
  const last = taken.findLastIndex((step) => step.met);
  const kept = taken.slice(last + 1);
  const met = last < 0 ? null : taken[last].at;
  const stopped = rule.stopped !== null && rule.stopped <= t;
  if (rule.kind === "cusum") {
    return { have: kept.length ? kept[kept.length - 1].level : 0, need: rule.limit, met, stopped };
  }
  const counting = kept.filter((step) => rule.window === null || t - step.at < rule.window);
  const sensors = new Set(counting.map((step) => step.sensor));
  return { have: rule.distinct ? sensors.size : counting.length, need: rule.k, met, stopped };
}

/** Say whom a centre has warned, and how long each stage of its budget has taken so far. */
function centreAt(facts, centre, place, t) {
  const heard = facts.warnings.filter((warning) => warning.centre === place && warning.at <= t);
  const stages = centre.budget
    .filter((stage) => stage.start <= t)
    .map((stage) => ({ ...stage, ticks: Math.min(t, stage.end) - stage.start }));
  const over = Math.min(t, centre.delivered ?? facts.end);
  return {
    ended: t >= facts.end,
    warned: centre.delivered !== null && centre.delivered <= t,
    falseAlerts: heard.filter((warning) => !warning.genuine).length,
    stages,
    elapsed: facts.onset === null || t < facts.onset ? null : over - facts.onset,
  };
}
