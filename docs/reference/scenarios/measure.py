"""Measure the numbers of these pages again: .venv/bin/python docs/reference/scenarios/measure.py.

A page has a table of commands, each with a name, and a table of numbers, whose rows say which number of which
command they show. This file plays the commands and writes the numbers into the pages; a test does the same
and compares. Numbers in bold are taken from the table by whoever writes the page, and the test looks them up.
"""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import sim
from sim.cli.varying import choose
from sim.views.rows import Row, budget_rows, centre_rows, station_rows

HERE = Path(__file__).parent
COMMANDS = "| run | command |\n| --- | --- |\n"
NUMBERS = "| run | where | measure | value | 95 % interval | n |\n| --- | --- | --- | ---: | ---: | ---: |\n"


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
    """Read the commands of a page, by name."""
    rows = cells(text, COMMANDS)
    assert len({name for name, _ in rows}) == len(rows), "two commands have the same name"
    return {name: read(shlex.split(command.strip("`"))) for name, command in rows}


def read(words: list[str]) -> Command:
    """Read one command."""
    assert words[:2] == ["lanternwatch", "run"], words
    options = list(zip(words[3::2], words[4::2], strict=True))
    last = dict(options)
    assert set(last) <= {"--set", "--replications", "--seed"}, f"an option that is not known here: {last}"
    changes = tuple(value for option, value in options if option == "--set")
    return Command(words[2], changes, int(last["--replications"]), int(last["--seed"]))


def lines(text: str) -> list[Line]:
    """Read the rows of a page's numbers; one that was written by hand may still lack them."""
    return [Line(*[*row, "", "", ""][:6]) for row in cells(text, NUMBERS)]


def cells(text: str, head: str) -> list[list[str]]:
    """Give the cells of each row of a table."""
    begin, end = place(text, head)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in text[begin:end].splitlines()]


def place(text: str, head: str) -> tuple[int, int]:
    """Find where the rows of a table begin and end."""
    assert text.count(head) == 1, f"a page has one table with the head {head.splitlines()[0]}"
    begin = text.index(head) + len(head)
    return begin, text.index("\n\n", begin) + 1


def play(command: Command) -> Mapping[tuple[str, str], Row]:
    """Play a command; give every number that it prints, by centre or station and by label."""
    scenario = choose(command.scenario, command.changes)
    measures = sim.run(scenario, replications=command.replications, seed=command.seed).measures
    found: dict[tuple[str, str], Row] = {}
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
    """Give a page with the numbers that its commands give today, those in bold as well."""
    played = {name: play(command) for name, command in commands(text).items()}
    before, after = lines(text), []
    for line in before:
        row = played[line.run][line.where, line.measure]
        after.append(line._replace(value=row.value, interval=row.interval, n=f"{row.estimate.n:,}"))
    begin, end = place(text, NUMBERS)
    pairs = {(old.value, new.value) for old, new in zip(before, after, strict=True)}
    table = "".join(f"{line}\n" for line in after)
    return f"{bold(text[:begin], pairs)}{table}{bold(text[end:], pairs)}"


def bold(text: str, pairs: set[tuple[str, str]]) -> str:
    """Put new numbers for old ones where they stand in bold."""
    renewed = dict(pairs)
    for old in re.findall(r"\*\*(.+?)\*\*", text):
        news = {new for before, new in pairs if before == old}
        assert len(news) == 1, f"{old} in bold: the table has {len(news)} numbers for it"
    return re.sub(r"\*\*(.+?)\*\*", lambda found: f"**{renewed[found[1]]}**", text)


if __name__ == "__main__":
    for page in pages():
        page.write_text(measured(page.read_text(encoding="utf-8")), encoding="utf-8")
