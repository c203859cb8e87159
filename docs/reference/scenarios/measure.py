"""Measure the numbers of these pages again: .venv/bin/python docs/reference/scenarios/measure.py.

A page lists commands, each with a name behind a #, and a table whose rows say which number of which command
they show. This file plays the commands and writes the numbers into the tables; a test does the same and
compares. Numbers in bold are taken from the table by whoever writes the page, and the test looks them up.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import sim
from sim.cli.varying import choose
from sim.views.rows import Row, budget_rows, centre_rows, station_rows

HERE = Path(__file__).parent
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = "| run | where | measure | value | 95 % interval | n |"
RULER = "| --- | --- | --- | ---: | ---: | ---: |"


class Command(NamedTuple):
    """One command of a page: `lanternwatch run NAME --set KEY=VALUE … --replications N --seed S`."""

    scenario: str
    changes: tuple[str, ...]
    replications: int
    seed: int


class Line(NamedTuple):
    """One row of a page's table: a number, named by its run, its centre or station, and its measure."""

    run: str
    where: str
    measure: str
    value: str
    interval: str
    n: str

    def __str__(self) -> str:
        """Give the row as it stands in the page."""
        return f"| {' | '.join(self)} |"


def pages() -> list[Path]:
    """List the pages of scenarios; the index is none."""
    return sorted(path for path in HERE.glob("*.md") if path.name != "README.md")


def commands(text: str) -> dict[str, Command]:
    """Read the commands of a page, by name; a command may go on after a backslash."""
    found: dict[str, Command] = {}
    for block in COMMANDS.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            said, _, name = line.partition("#")
            assert name.strip() not in found, f"two commands are called {name.strip()!r}"
            found[name.strip()] = read(shlex.split(said))
    return found


def read(words: list[str]) -> Command:
    """Read one command."""
    assert words[:2] == ["lanternwatch", "run"], words
    options = list(zip(words[3::2], words[4::2], strict=True))
    last = dict(options)
    assert set(last) <= {"--set", "--replications", "--seed"}, f"an option that is not known here: {last}"
    changes = tuple(value for option, value in options if option == "--set")
    return Command(words[2], changes, int(last["--replications"]), int(last["--seed"]))


def lines(text: str) -> list[Line]:
    """Read the rows of a page's table."""
    return [Line(*cells) for cells in cells_of(text)]


def cells_of(text: str) -> Iterator[list[str]]:
    """Give the cells of each row; a row that was written by hand may still lack its numbers."""
    assert text.count(f"{HEAD}\n{RULER}\n") == 1, "a page has one table, with this head"
    for line in text.split(f"{HEAD}\n{RULER}\n")[1].split("\n\n")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        yield [*cells, "", "", ""][:6]


def play(command: Command) -> Mapping[tuple[str, str], Row]:
    """Play a command; give every number that it prints, by centre or station and by label."""
    scenario = choose(command.scenario, command.changes)
    measures = sim.run(scenario, replications=command.replications, seed=command.seed).measures
    found = {}
    for name, station in measures.stations.items():
        found |= {(name, label(row)): row for row in station_rows(station)}
    for name, centre in measures.centres.items():
        found |= {(name, label(row)): row for row in centre_rows(centre)}
        found |= {(name, f"stage {row.label}"): row for row in budget_rows(centre)}
    return found


def label(row: Row) -> str:
    """Give the label of a number without its unit."""
    return re.sub(r" \(.*\)", "", row.label).strip()


def measured(text: str) -> str:
    """Give a page with the numbers that its commands give today."""
    played = {name: play(command) for name, command in commands(text).items()}
    for old, line in zip(table(text), lines(text), strict=True):
        row = played[line.run][line.where, line.measure]
        new = line._replace(value=row.value, interval=row.interval, n=f"{row.estimate.n:,}")
        text = text.replace(old, str(new))
    return text


def table(text: str) -> list[str]:
    """Give the rows of a page's table as they stand there."""
    return text.split(f"{HEAD}\n{RULER}\n")[1].split("\n\n")[0].splitlines()


if __name__ == "__main__":
    for page in pages():
        page.write_text(measured(page.read_text(encoding="utf-8")), encoding="utf-8")
