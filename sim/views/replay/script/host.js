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

for (const script of document.querySelectorAll("script.lanternwatch-replay-data")) {
  const model = plainModel({ data: JSON.parse(script.textContent), time: null });
  replay.render({ model, el: script.parentElement });
}
