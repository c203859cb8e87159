// The player: what time it is, and what moves the time. Drawing is handed in.

const STEP_EVERY = 1000; // milliseconds from event to event where motion is not wanted

/** Make a player over facts; `show` draws, `tell` says what happened, `settled` is called when the time stays. */
export function player(facts, { paces, pace, start, show, voice, settled }) {
  const stops = [...new Set([0, ...facts.lines.map((line) => line.at), facts.end])].filter((at) => at <= facts.end);
  stops.sort((one, other) => one - other);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const now = { t: start, playing: false, pace, path: null, still: still.matches };
  let frame = 0;
  let last = 0;

  function go(t) {
    now.t = Math.min(facts.end, Math.max(0, t));
    show(now);
  }
  function pause() {
    cancelAnimationFrame(frame);
    now.playing = false;
    go(now.t);
    settled(now.t);
  }
  function tick(time) {
    const before = now.t;
    if (now.still) {
      if (time - last >= STEP_EVERY) {
        last = time;
        go(after(now.t));
        voice.at(now.t);
      }
    } else {
      go(now.t + ((time - last) / 1000) * now.pace);
      last = time;
      voice.between(before, now.t);
    }
    if (now.t >= facts.end) pause();
    else frame = requestAnimationFrame(tick);
  }
  function play() {
    if (now.t >= facts.end) now.t = 0;
    now.playing = true;
    last = performance.now();
    frame = requestAnimationFrame(tick);
    show(now);
  }
  const after = (t) => stops.find((at) => at > t) ?? facts.end;
  const before = (t) => stops.findLast((at) => at < t) ?? 0;
  const jump = (t) => {
    now.t = Math.min(facts.end, Math.max(0, t));
    pause();
    voice.at(now.t);
  };
  const change = () => {
    now.still = still.matches;
    show(now);
  };
  still.addEventListener("change", change);

  return {
    now,
    paces,
    jump,
    toggle: () => (now.playing ? pause() : play()),
    step: (way) => jump(way > 0 ? after(now.t) : before(now.t)),
    start: () => jump(0),
    end: () => jump(facts.end),
    settle: () => settled(now.t),
    scrub: (t) => {
      if (now.playing) pause();
      go(t);
    },
    pace: (wanted) => {
      now.pace = wanted;
      show(now);
    },
    faster: (by) => {
      const place = paces.indexOf(now.pace) + by;
      now.pace = paces[Math.min(paces.length - 1, Math.max(0, place))];
      show(now);
    },
    follow: (place) => {
      const on = now.path !== place;
      now.path = on ? place : null;
      if (on && facts.onset !== null) jump(facts.onset);
      else show(now);
      const centre = facts.centres[place];
      voice.say(on ? `The path behind the alert of ${centre.name} is marked. It begins with the onset.` :
        "The path is no longer marked.");
    },
    stop: () => {
      cancelAnimationFrame(frame);
      still.removeEventListener("change", change);
    },
  };
}
