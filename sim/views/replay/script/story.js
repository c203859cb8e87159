// The story beside the picture: every event in words, and a voice that says what has just happened.

import { make, say, set, ticks } from "./elements.js";

const SAID_WHILE_PLAYING = ["onset", "onset over", "rule met", "decided", "adopted", "delivered"];
const MOST_SAID = 4;

/** Make the list of events; give its element and a function that marks the present one. */
export function story(facts, seek) {
  const items = facts.lines.map((line) => {
    const item = make("li", { "data-kind": line.kind }, make("time", {}, ticks(line.at)), " ", line.words);
    item.addEventListener("click", () => seek(line.at));
    return item;
  });
  const list = make("ol", { tabindex: 0, "aria-label": "What happens, event by event" }, ...items);
  let present = null;
  const show = (state) => {
    if (state.line === present) return;
    present = state.line;
    const now = present < 0 ? null : facts.lines[present].at;
    items.forEach((item, place) => {
      const line = facts.lines[place];
      item.classList.toggle("past", place <= present);
      set(item, { "aria-current": place <= present && line.at === now ? "true" : null });
    });
    if (present >= 0) reveal(list, items[present]);
    else list.scrollTop = 0;
  };
  return { element: list, show };
}

/** Scroll the list, and never the page, to an item. */
function reveal(list, item) {
  const [top, end] = [item.offsetTop - list.offsetTop, item.offsetTop - list.offsetTop + item.offsetHeight];
  if (top < list.scrollTop || end > list.scrollTop + list.clientHeight) {
    list.scrollTop = Math.max(0, end - list.clientHeight * 0.6);
  }
}

/** Make the voice: a polite live region for screen readers, which others do not see. */
export function voice(facts) {
  const element = make("p", { class: "voice", role: "status", "aria-live": "polite" });
  const tell = (lines) => {
    const words = lines.slice(0, MOST_SAID).map((line) => line.words);
    if (words.length) say(element, `Tick ${ticks(lines[0].at)}. ${words.join(" ")}`);
  };
  return {
    element,
    at: (t) => tell(facts.lines.filter((line) => line.at === t)),
    between: (from, to) =>
      tell(facts.lines.filter((line) => line.at > from && line.at <= to && SAID_WHILE_PLAYING.includes(line.kind))),
    say: (words) => say(element, words),
  };
}
