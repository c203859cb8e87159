"""A classroom: `python -m benchmarks.classroom [--site DIR] [--rounds N] [NUMBER …]`.

Each lesson of the built site (or those whose numbers are given) is opened live in headless Chromium, by a
browser that has seen nothing yet, as in the room, and all of its cells are run. Told are the seconds from the
click to the notebook, to the first picture and to the end of the last cell, and what goes wrong in a cell.
Then the controls are moved, and thirty pupils ask at once for all that the browser asked for. Nothing leaves
the machine. Needs a built site, the extras `browser` and `docs`, and Chromium.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from attrs import field, frozen

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from browser import launched, watched
from live import EXPLORER, PICTURE, complaints, go_live, open_page, paths_asked, run_all, wait_for_the_end
from pupils import received, thirty, visit_together
from website import served

from benchmarks.machine import described
from benchmarks.moves import moved, told
from docs.website.__main__ import BUILD
from docs.website.lessons import lessons
from sim.lessons.catalogue import find


@frozen
class Played:
    """What was seen of one lesson.

    Attributes
    ----------
    seconds : dict
        From the click to what its name says, one number a round.
    wrong : list of str
        What went wrong in a cell.
    moves : list of list of list of float
        For each picture and each of its controls, the milliseconds of each move.
    asked : list of str
        The paths that the browser asked for.
    """

    seconds: dict[str, list[float]] = field(factory=lambda: {"notebook": [], "first picture": [], "end": []})
    wrong: list[str] = field(factory=list)
    moves: list[list[list[float]]] = field(factory=list)
    asked: list[str] = field(factory=list)


def played(chromium: Any, address: str, lesson: str, rounds: int) -> Played:
    """Play a lesson some times, each time in a browser that has seen nothing; move its controls at last."""
    seen = Played()
    for turn in range(rounds):
        with watched(chromium) as page:
            asked = paths_asked(page)
            play(page, address, lesson, seen.seconds)
            seen.wrong.extend(complaints(page))
            if turn == rounds - 1:
                seen.moves.extend(moved(page, explorer) for explorer in page.locator(EXPLORER).all())
                seen.asked.extend(asked)
    return seen


def play(page: Any, address: str, lesson: str, seconds: dict[str, list[float]]) -> None:
    """Open a lesson live, run all of its cells, and note the seconds."""
    open_page(page, address, lesson)
    click = perf_counter()
    go_live(page)
    seconds["notebook"].append(perf_counter() - click)
    run_all(page)
    page.wait_for_selector(PICTURE)
    seconds["first picture"].append(perf_counter() - click)
    wait_for_the_end(page)
    seconds["end"].append(perf_counter() - click)


def load(address: str, paths: Sequence[str], rounds: int) -> str:
    """Let thirty pupils ask for all paths at once, some times; say how much came, and in how long."""
    taken = []
    for _ in range(rounds):
        answers, seconds = visit_together(thirty(address), paths)
        taken.append(seconds)
    each, all_of_them = received(answers[0]), sum(map(received, answers))
    much = f"{len(paths)} files, {each / 1e6:.1f} MB each, {all_of_them / 1e9:.2f} GB in all"
    return f"{len(answers)} pupils: {much}, {spread(taken)}"


def spread(seconds: Sequence[float]) -> str:
    """Say the median, the smallest and the largest of some seconds."""
    return f"{np.median(seconds):.1f} s ({min(seconds):.1f} to {max(seconds):.1f}, n = {len(seconds)})"


def report(lesson: str, seen: Played) -> str:
    """Tell what was seen of a lesson."""
    lines = [lesson, *(f"  {what}: {spread(taken)}" for what, taken in seen.seconds.items())]
    for place, controls in enumerate(seen.moves, 1):
        lines += [f"  picture {place}, control {one}: {told(taken)}" for one, taken in enumerate(controls, 1)]
    return "\n".join(lines + [f"  wrong: {cell}" for cell in seen.wrong])


def main() -> None:
    """Measure what is asked for, and print it; the exit code is 1 if anything went wrong in a cell."""
    asked = ArgumentParser(prog="python -m benchmarks.classroom", description=__doc__)
    asked.add_argument("numbers", nargs="*", type=int, metavar="NUMBER", help="lessons [all]")
    asked.add_argument("--site", type=Path, default=BUILD / "site", help="the built site [build/site]")
    asked.add_argument("--rounds", type=int, default=1, help="how many times each is measured [1]")
    wanted = asked.parse_args()
    names = [find(number).name for number in wanted.numbers] or [path.stem for path in lessons()]
    sys.stdout.write(f"{described()}\n")
    wrong = False
    with served(wanted.site) as address:
        for name in names:
            with launched() as chromium:
                seen = played(chromium, address, name, wanted.rounds)
            sys.stdout.write(f"{report(name, seen)}\n  {load(address, seen.asked, wanted.rounds)}\n")
            sys.stdout.flush()
            wrong = wrong or bool(seen.wrong)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
