// The host of plain pages: it stands in for a notebook, and starts every replay of the page.

/** Make a model over plain data: the part of anywidget's that a replay needs. */
function plainModel(values) {
  const listeners = new Map();
  return {
    get: (name) => values[name],
    set: (name, value) => {
      values[name] = value;
    },
    on: (event, listener) => listeners.set(listener, event),
    off: (event, listener) => listeners.delete(listener),
    save_changes: () => {},
  };
}

/** Where a page is nothing but a replay, hand it the keys that no element of the page has been given. */
function handKeys(root) {
  document.addEventListener("keydown", (event) => {
    if (event.target !== document.body) return;
    const acted = !root.dispatchEvent(new KeyboardEvent("keydown", event));
    if (acted) event.preventDefault();
  });
}

for (const script of document.querySelectorAll("script.lanternwatch-replay-data")) {
  const model = plainModel({ data: JSON.parse(script.textContent), time: null });
  replay.render({ model, el: script.parentElement });
}

const alone = document.querySelector(".lanternwatch-page .lanternwatch-replay");
if (alone) handKeys(alone);
