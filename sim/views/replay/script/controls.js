// The controls: play, step, scrub and speed. They say what is wanted; the player does it.

import { draw, make, say, set, ticks } from "./elements.js";

const ICONS = {
  start: "M5 4h2v12H5z M16 4v12l-8-6z",
  back: "M12 4v12l-8-6z M14 4h2v12h-2z",
  play: "M6 3v14l11-7z",
  pause: "M5 3h4v14H5z M11 3h4v14h-4z",
  next: "M8 4v12l8-6z M4 4h2v12H4z",
  end: "M13 4h2v12h-2z M4 4v12l8-6z",
};

/** Make the controls; give their element and a function that shows how things stand. */
export function controls(facts, wanted) {
  const buttons = {
    start: button("start", "To the start", wanted.start),
    back: button("back", "One event back", () => wanted.step(-1)),
    play: button("play", "Play", wanted.toggle),
    next: button("next", "Next event", () => wanted.step(1)),
    end: button("end", "To the end", wanted.end),
  };
  const slider = make("input", { type: "range", min: 0, max: 1000, step: 1, class: "scrub", "aria-label": "Time" });
  slider.addEventListener("input", () => wanted.scrub((slider.value / 1000) * facts.end));
  slider.addEventListener("change", wanted.settle);
  const speed = speedChoice(wanted);
  const clock = make("span", { class: "clock" });
  const row = make("div", { class: "buttons" }, ...Object.values(buttons).map((one) => one.element), clock, speed.element);
  const track = make("div", { class: "track" }, marks(facts), slider);
  const show = ({ t, playing, pace }) => {
    buttons.play.look(playing ? "pause" : "play", playing ? "Pause" : "Play");
    slider.value = Math.round((t / facts.end) * 1000) || 0;
    if (!playing) set(slider, { "aria-valuetext": `tick ${ticks(t)} of ${ticks(facts.end)}` });
    say(clock, `tick ${ticks(t)}`);
    speed.show(pace);
  };
  return { element: make("div", { class: "controls" }, row, track), show };
}

function button(icon, words, act) {
  const path = draw("path");
  const element = make("button", { type: "button" },
    draw("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, path));
  const look = (shape, said) => {
    set(path, { d: ICONS[shape] });
    set(element, { "aria-label": said, title: said });
  };
  look(icon, words);
  element.addEventListener("click", act);
  return { element, look };
}

/** Make the choice of speeds, in ticks a second. */
function speedChoice(wanted) {
  const options = wanted.paces.map((pace) =>
    make("option", { value: pace }, `${pace} ${pace === 1 ? "tick" : "ticks"} a second`));
  const select = make("select", { "aria-label": "Speed" }, ...options);
  select.addEventListener("change", () => wanted.pace(Number(select.value)));
  const show = (pace) => {
    if (select.value !== String(pace)) select.value = String(pace);
  };
  return { element: select, show };
}

/** Make the marks above the slider: the onset, and every alert that was delivered. */
function marks(facts) {
  const strip = make("div", { class: "marks", "aria-hidden": "true" });
  const put = (at, name, title) => {
    const mark = make("span", { class: name, title });
    mark.style.left = `calc(8px + (100% - 16px) * ${facts.end > 0 ? at / facts.end : 0})`;
    strip.append(mark);
  };
  if (facts.onset !== null && facts.onset <= facts.end) put(facts.onset, "onset", "onset");
  for (const { at, genuine } of facts.warnings) {
    if (at <= facts.end) put(at, genuine ? "alert genuine" : "alert false", genuine ? "true alert" : "false alert");
  }
  return strip;
}

/** Give speeds in steps of 1, 2 and 5, around the one at which an alert takes a quarter of a minute. */
export function pacesOf(facts) {
  const latencies = facts.centres.flatMap((one) => (one.delivered === null ? [] : [one.delivered - facts.onset]));
  const usual = Math.max(...latencies, 0) / 15 || facts.end / 60 || 1;
  const from = Math.floor(Math.log10(usual / 5));
  const upTo = Math.ceil(Math.log10(Math.max(facts.end / 10, usual)));
  const series = [];
  for (let power = from; power <= upTo; power += 1) {
    for (const digit of [1, 2, 5]) series.push(Number(`${digit}e${power}`));
  }
  const paces = series.filter((pace) => pace >= usual / 5 && pace <= Math.max(facts.end / 10, usual * 2));
  const chosen = paces.filter((pace) => pace <= usual).pop() ?? paces[0];
  return { paces, chosen };
}
