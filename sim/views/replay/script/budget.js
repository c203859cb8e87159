// The budget beneath: for each centre a bar that grows from the onset on, a piece for every stage.

import { make, say, set, ticks } from "./elements.js";

const FAMILIES = ["looking", "carrying", "reading", "deciding"];

/** Give how many ticks the width of a bar stands for. */
export function scaleOf(facts) {
  const latencies = facts.centres.flatMap((centre) =>
    centre.delivered === null ? [] : [centre.delivered - facts.onset]);
  if (facts.deadline !== null && facts.onset !== null) latencies.push(facts.deadline);
  const most = Math.max(0, ...latencies);
  return (most > 0 ? most : Math.max(facts.end - (facts.onset ?? 0), 1)) * 1.02;
}

/** Make the bars; give their element and a function that shows what holds. */
export function budgets(facts, follow) {
  const scale = scaleOf(facts);
  const bars = facts.centres.map((centre, place) => bar(facts, place, { scale, follow }));
  const used = new Set(facts.centres.flatMap((centre) => centre.budget.map((stage) => stage.family)));
  const key = FAMILIES.filter((family) => used.has(family)).map((family) =>
    make("li", {}, make("span", { class: `swatch ${family}`, "aria-hidden": "true" }), family));
  const heading = make("h3", {}, "Where the time goes after the onset");
  const parts = [make("div", { class: "budget-head" }, heading, make("ul", { class: "key" }, ...key))];
  const element = make("div", { class: "budgets" }, ...parts, ...bars.map((one) => one.element));
  const show = (state, path) => bars.forEach((one, place) => one.show(state.centres[place], path === place));
  return { element, show };
}

/** Make the bar of one centre, with the button that follows the path behind its alert. */
function bar(facts, place, { scale, follow }) {
  const centre = facts.centres[place];
  const pieces = centre.budget.map((stage) => piece(stage));
  const rest = make("div", { class: "piece rest" });
  const trough = make("div", { class: "trough", "aria-hidden": "true" }, rest, ...pieces.map((one) => one.element));
  if (facts.deadline !== null && facts.onset !== null) trough.append(deadline(facts, scale));
  const total = make("span", { class: "total" });
  const sums = make("p", { class: "sums" });
  const button = make("button", { type: "button", class: "follow", "aria-pressed": "false" },
    "Path behind the alert");
  button.addEventListener("click", () => follow(place));
  const head = make("div", { class: "bar-head" }, make("b", {}, centre.name), " ", total);
  if (centre.path) head.append(button);
  const show = (now, followed) => {
    pieces.forEach((one) => one.show(now, facts.onset, scale));
    const plain = centre.budget.length === 0 && now.elapsed !== null;
    rest.style.width = plain ? `${Math.min(100, (100 * now.elapsed) / scale)}%` : "0";
    say(total, totalWords(facts, now));
    say(sums, now.stages.filter((stage) => stage.ticks > 0).map((stage) => `${stage.stage} ${ticks(stage.ticks)}`).join(" + "));
    set(button, { "aria-pressed": String(followed) });
  };
  return { element: make("div", { class: "bar", "data-centre": centre.name }, head, trough, sums), show };
}

/** Make the piece of one stage; it grows with the time. */
function piece(stage) {
  const words = make("span", {}, stage.stage);
  const element = make("div", { class: `piece ${stage.family}`, "data-stage": stage.stage, title: stage.stage }, words);
  const show = (now, onset, scale) => {
    const grown = now.stages.find((one) => one.start === stage.start && one.stage === stage.stage);
    const wide = grown ? (100 * grown.ticks) / scale : 0;
    element.style.left = `${(100 * (stage.start - onset)) / scale}%`;
    element.style.width = `${wide}%`;
    element.classList.toggle("empty", wide === 0);
  };
  return { element, show };
}

function deadline(facts, scale) {
  const line = make("div", { class: "deadline" }, make("span", {}, "deadline"));
  line.style.left = `${(100 * facts.deadline) / scale}%`;
  return line;
}

/** Say how long it took, or has taken so far. */
function totalWords(facts, now) {
  if (facts.onset === null) return "there is no onset in this replication";
  if (now.elapsed === null) return "before the onset";
  if (now.warned) return `warned after ${ticks(now.elapsed)} ticks`;
  return now.ended ? `not warned within ${ticks(now.elapsed)} ticks: ${facts.whole ? "a miss" : "not yet"}` :
    `${ticks(now.elapsed)} ticks so far`;
}
