"""From the key to the picture: a control in a notebook's page is moved to and fro, and each move is timed."""

from __future__ import annotations

from typing import Any

import numpy as np

MOVES = 40
PATIENCE = 180_000  # milliseconds
CONTROLS = ".lanternwatch-slider input, .lanternwatch-choice label:nth-of-type(1) input"
WATCH = """(explorer) => {
  window.taken = [];
  let moved = 0;
  explorer.addEventListener("input", () => { moved = performance.now(); }, true);
  new MutationObserver(() => requestAnimationFrame(() => {
    window.taken.push(performance.now() - moved);
  })).observe(explorer.querySelector(".lanternwatch-picture"), { childList: true });
}"""
TURN = """(control, way) => {
  const [value, step, low, high] = ["value", "step", "min", "max"].map((name) => Number(control[name]));
  if (way === "Right" && value + step / 2 > high) return "Left";
  return way === "Left" && value - step / 2 < low ? "Right" : way;
}"""


def moved(page: Any, explorer: Any) -> list[list[float]]:
    """Move each control of a picture, one step a key; give the times of each in milliseconds.

    A slider goes to its end and back, and a choice goes round. The others stand where they stood at first, or
    where they were left.
    """
    explorer.scroll_into_view_if_needed()
    explorer.evaluate(WATCH)
    return [_pressed(page, control) for control in explorer.locator(CONTROLS).all()]


def _pressed(page: Any, control: Any) -> list[float]:
    """Press a key again and again; give the time until each new picture."""
    slides = control.get_attribute("type") == "range"
    way = "Right" if slides else "Down"
    page.evaluate("taken.length = 0")
    control.focus()
    for move in range(MOVES):
        way = control.evaluate(TURN, way) if slides else way
        page.keyboard.press(f"Arrow{way}")
        page.wait_for_function(f"taken.length > {move}", timeout=PATIENCE)
    taken: list[float] = page.evaluate("[...taken]")
    return taken


def told(taken: list[float]) -> str:
    """Say the quantiles of times.

    Examples
    --------
    >>> told([60.0, 64.0, 68.0])
    '5 % 60 ms, median 64 ms, 95 % 68 ms, n = 3'
    """
    low, middle, high = np.quantile(taken, [0.05, 0.5, 0.95])
    return f"5 % {low:.0f} ms, median {middle:.0f} ms, 95 % {high:.0f} ms, n = {len(taken)}"
