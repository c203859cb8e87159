// The replay: what a host calls. It hands in a model with the data, and an element to draw in.

import { budgets } from "./budget.js";
import { controls, pacesOf } from "./controls.js";
import { make } from "./elements.js";
import { keys } from "./keys.js";
import { player } from "./player.js";
import { scene } from "./scene.js";
import { state, unpack } from "./state.js";
import { story, voice } from "./story.js";

const LEAD = 3; // seconds of quiet before the onset where a replay opens
const FLASH = 0.5; // seconds for which a look is seen

/** Draw a replay into an element; give what ends it. The model is that of anywidget. */
export function render({ model, el }) {
  const facts = unpack(model.get("data"));
  const { paces, chosen } = pacesOf(facts);
  const told = voice(facts);
  const stage = make("div", { class: "stage" });
  const view = { show: () => {} };
  const settled = (t) => {
    model.set("time", t);
    model.save_changes();
  };
  const start = model.get("time") ?? Math.max(0, (facts.onset ?? 0) - LEAD * chosen);
  const show = (now) => view.show(now);
  const play = player(facts, { paces, pace: chosen, start, show, voice: told, settled });
  const parts = {
    controls: controls(facts, play),
    budgets: budgets(facts, play.follow),
    story: story(facts, play.jump),
  };
  const root = page(facts, stage, parts, told);
  keys(root, play);
  el.append(root);
  const picture = stageFor(stage, facts);
  view.show = (now) => showAll(facts, now, { ...parts, picture });
  const resized = new ResizeObserver(() => picture.fit() && show(play.now));
  resized.observe(stage);
  picture.fit();
  show(play.now);
  const moved = () => model.get("time") !== play.now.t && play.jump(model.get("time"));
  model.on("change:time", moved);
  return () => {
    play.stop();
    resized.disconnect();
    model.off("change:time", moved);
    root.remove();
  };
}

/** Show one instant everywhere. */
function showAll(facts, now, { controls: buttons, budgets: bars, story: list, picture }) {
  const holds = state(facts, now.t);
  const path = now.path === null ? null : facts.centres[now.path].path;
  picture.show(holds, { path, pulse: now.still ? 0 : now.pace * FLASH });
  buttons.show(now);
  bars.show(holds, now.path);
  list.show(holds);
}

/** Keep a picture that fits the width of the page. */
function stageFor(stage, facts) {
  let drawn = null;
  let width = 0;
  return {
    fit: () => {
      const wide = stage.clientWidth;
      if (drawn !== null && Math.abs(wide - width) < 4) return false;
      width = wide;
      drawn = scene(facts, Math.max(wide, 300));
      stage.replaceChildren(drawn.svg);
      if (stage.scrollWidth > wide + 1) stage.setAttribute("tabindex", "0");
      else stage.removeAttribute("tabindex");
      return true;
    },
    show: (holds, options) => drawn.show(holds, options),
  };
}

/** Put the parts together: the picture with its controls, the story beside it, the budget beneath. */
function page(facts, stage, parts, told) {
  const which = `Replication ${facts.replication} of seed ${facts.seed}. ${facts.fiction}`;
  const head = make("header", {}, make("h2", {}, facts.title), make("p", {}, facts.story));
  const picture = make("div", { class: "picture" }, stage, parts.controls.element);
  const beside = make("div", { class: "beside" }, make("h3", {}, "What happens"), parts.story.element);
  const foot = make("footer", {}, make("p", {}, which), make("p", { class: "keys" },
    "Keys: space plays and pauses, ← and → step, ↑ and ↓ change the speed, Home and End jump, P marks the path."));
  const section = { class: "lanternwatch-replay", "aria-label": `Replay: ${facts.title}` };
  const frame = { class: "frame" };
  return make("section", section,
    make("div", frame, head, key(facts), picture, beside, parts.budgets.element, foot, told.element));
}

/** Explain the marks that this replay has. */
function key(facts) {
  const has = (test) => facts.sensors.some((sensor) => sensor.looks.some((look) => test(look.saw)));
  const entries = [
    [has((saw) => saw === "fired"), "report genuine", "true report"],
    [has((saw) => saw === "false"), "report false", "false report"],
    [facts.shares.some((share) => share.what === "reports"), "copy genuine", "shared copy"],
    [facts.warnings.length > 0, "alert genuine", "alert"],
    [has((saw) => saw === "miss"), "miss", "missed look"],
    [has((saw) => saw === "nothing"), "nothing", "looked, nothing there"],
    [facts.sensors.some((sensor) => sensor.outages.length), "down", "sensor is down"],
    [facts.reports.some((leg) => leg.kind === "cueing"), "cue", "cue"],
    [facts.losses.length > 0, "lost", "lost report"],
  ];
  const shown = entries.filter(([there]) => there).map(([, mark, words]) =>
    make("li", {}, make("span", { class: `mark ${mark}`, "aria-hidden": "true" }), words));
  return make("ul", { class: "key marks-key" }, ...shown);
}
