// Keys: everything that the mouse can do. A key that a control needs itself is left to it.

const OWN = {
  BUTTON: [" "],
  SELECT: [" ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"],
  INPUT: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"],
  OL: ["ArrowUp", "ArrowDown", "Home", "End"],
};

/** Let keys pressed anywhere in an element move the player; notebooks never get to see them. */
export function keys(root, play) {
  const acts = {
    " ": play.toggle,
    ArrowRight: () => play.step(1),
    ArrowLeft: () => play.step(-1),
    ArrowUp: () => play.faster(1),
    ArrowDown: () => play.faster(-1),
    Home: play.start,
    End: play.end,
    p: () => press(root),
    P: () => press(root),
  };
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in acts)) return;
    if ((OWN[event.target.tagName] ?? []).includes(event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });
}

/** Mark the path of the next centre that has one, or of none after the last. */
function press(root) {
  const buttons = [...root.querySelectorAll("button.follow")];
  const on = buttons.findIndex((button) => button.getAttribute("aria-pressed") === "true");
  const next = buttons[on + 1] ?? buttons[on];
  if (next) next.click();
}
