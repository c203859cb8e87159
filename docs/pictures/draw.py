"""Draw the pictures of the README again: .venv/bin/python docs/pictures/draw.py.

The numbers that a picture shows are written into it as its description, so that a test can compare them.
"""

import json
from pathlib import Path

from matplotlib import pyplot as plt

import sim

HERE = Path(__file__).parent


def draw_first_light() -> None:
    """Draw the budget of `first_light`."""
    result = sim.run("first_light", replications=1000, seed=1)
    figure = result.plot.budget().figure
    numbers = json.dumps(result.measures.centres["harbour"].to_json())
    figure.savefig(HERE / "first-light-budget.png", metadata={"Description": numbers})
    plt.close(figure)


if __name__ == "__main__":
    draw_first_light()
