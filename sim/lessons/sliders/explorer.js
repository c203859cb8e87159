// The controls above a picture. Python simulates and draws; this module asks, and shows what comes back.
// While an answer is under way only the newest question is kept, so that a slider never lags behind.

const OWN_KEYS = { "data-lm-suppress-shortcuts": "true" }; // or Jupyter takes the arrow keys for itself

function made(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function slider(control, move) {
  const { low, high, step, start, label, name } = control;
  const range = { type: "range", min: low, max: high, step, value: start, "aria-label": label, name };
  const input = made("input", { ...range, ...OWN_KEYS });
  const shown = made("output", {}, [String(start)]);
  input.addEventListener("input", () => {
    shown.textContent = input.value;
    move(name, Number(input.value));
  });
  return made("label", { class: "lanternwatch-slider" }, [made("span", {}, [label]), input, shown]);
}

function choice(control, move, group) {
  const ways = control.options.map((way) => {
    const input = made("input", { type: "radio", name: group, value: way, ...OWN_KEYS });
    input.checked = way === control.start;
    input.addEventListener("change", () => move(control.name, way));
    return made("label", {}, [input, way]);
  });
  return made("fieldset", { class: "lanternwatch-choice" }, [made("legend", {}, [control.label]), ...ways]);
}

function asking(model) {
  const values = {};
  let number = 0;
  let waiting = false;
  let newer = false;
  function ask() {
    waiting = true;
    newer = false;
    number += 1;
    model.set("asked", { number, values: { ...values } });
    model.save_changes();
  }
  return {
    move(name, value) {
      values[name] = value;
      if (waiting) newer = true;
      else ask();
    },
    answered(to) {
      if (to !== number) return;
      waiting = false;
      if (newer) ask();
    },
  };
}

function render({ model, el }) {
  const { move, answered } = asking(model);
  const group = `lanternwatch-${Math.random().toString(36).slice(2)}`;
  const controls = model.get("controls").map((control, place) =>
    control.kind === "slider" ? slider(control, move) : choice(control, move, `${group}-${place}`),
  );
  const picture = made("div", { class: "lanternwatch-picture" });
  const sentence = made("p", { class: "lanternwatch-sentence", "aria-live": "polite" });
  function show() {
    const answer = model.get("answer");
    picture.innerHTML = answer.picture;
    sentence.textContent = answer.sentence;
    answered(answer.to);
  }
  const whole = made("div", { class: "lanternwatch-explorer" }, [...controls, picture, sentence]);
  whole.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(whole);
  show();
  model.on("change:answer", show);
  return () => model.off("change:answer", show);
}

export default { render };
