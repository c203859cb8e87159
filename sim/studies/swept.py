"""What came out of a sweep: one tidy table, in memory or on disk."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cached_property
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.files import write_whole
from sim.model.fiction import FICTION
from sim.studies.sheets import Sheet, around, interval, number
from sim.studies.study import Study

SHOWN = 50  # rows that are shown; the table has them all
MEASURES = (
    ("latency", "latency.mean", 1.0),
    ("detected, %", "detected", 100.0),
    ("in time, %", "in_time", 100.0),
)
WORDS = frozenset({"status", "why", "engine", "of", "place"})


@frozen(eq=False)
class Sweep(Study):
    """A sweep: a row for each point and each centre or relay.

    Attributes
    ----------
    name : str
        What the scenario is called.
    keys : tuple of str
        The keys that were varied: columns of the table.
    points, replications, seed : int
        How many points, of how many replications each, of which seed.
    text : str or None
        The table as CSV, where it was not written to disk.
    file : Path or None
        The file of the table, where it was.
    notes : tuple of str
        What is to be told, such as chunks that were damaged and computed again.
    """

    name: str
    keys: tuple[str, ...]
    points: int
    replications: int
    seed: int
    text: str | None
    file: Path | None
    notes: tuple[str, ...]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give the rows one at a time: numbers as numbers, None where there is none."""
        if self.file is None:
            yield from map(_typed, csv.DictReader(StringIO(self.text or "")))
            return
        with self.file.open(encoding="utf-8", newline="") as stream:
            yield from map(_typed, csv.DictReader(stream))

    def to_csv(self, file: str | Path) -> None:
        """Write the table into a file, as a whole or not at all."""
        text = self.text if self.file is None else self.file.read_text(encoding="utf-8")
        write_whole(file, lambda stream: _write(stream, text or ""))

    def to_parquet(self, file: str | Path) -> None:
        """Write the table as Parquet (needs the extra `parquet`), as a whole or not at all.

        Raises
        ------
        ModuleNotFoundError
            If pyarrow is not there; the message says in one line what to install.
        """
        from sim.studies.parquet import write_parquet

        write_parquet(self, Path(file))

    @cached_property
    def failed(self) -> int:
        """How many points failed."""
        return sum(row["status"] == "failed" for row in self.rows())

    @property
    def title(self) -> str:
        """What was swept."""
        return f"{self.name}: {', '.join(self.keys)}"

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was played, and what failed."""
        told = (
            f"{self.points:,} points of {self.replications:,} replications each, all of seed {self.seed}: "
            "common random numbers, so points can be compared with one another.",
        )
        return (*told, *([_failures(self.failed, self.points)] if self.failed else []))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The first rows of the table, with the measures that are asked for most."""
        rows = [row for row in self.rows() if row["of"] != "relay"]
        shown = tuple(self._row(row) for row in islice(rows, SHOWN))
        more = f" (the first {SHOWN} of {len(rows):,} rows)" if len(rows) > SHOWN else ""
        head = (*(key.rpartition(".")[2] for key in self.keys), "at", *(title for title, _, _ in MEASURES))
        return (Sheet(f"Points{more}", head, shown),)

    def _row(self, row: dict[str, Any]) -> tuple[str, ...]:
        values = tuple(_shown(row[key]) for key in self.keys)
        if row["status"] == "failed":
            return (*values, "failed", row["why"], *[""] * (len(MEASURES) - 1))
        return (*values, row["place"], *(_around(row, name, scale) for _, name, scale in MEASURES))

    def to_json(self) -> dict[str, Any]:
        """Give the whole table as plain data for JSON."""
        return {
            "study": "sweep",
            "scenario": self.name,
            "seed": self.seed,
            "replications": self.replications,
            "rows": list(self.rows()),
            "fiction": FICTION,
        }


def _failures(failed: int, points: int) -> str:
    """Say how many points failed.

    Examples
    --------
    >>> _failures(1, 9), _failures(9, 9)
    ('1 of them failed; its row says why.', 'All of them failed; their rows say why.')
    """
    many = "All" if failed == points else f"{failed:,}"
    return f"{many} of them failed; {'its row says' if failed == 1 else 'their rows say'} why."


def _typed(row: dict[str, str]) -> dict[str, Any]:
    """Read the cells of a row."""
    return {key: text if key in WORDS else _read(text) for key, text in row.items()}


def _read(text: str) -> Any:
    if text == "":
        return None
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _around(row: dict[str, Any], name: str, scale: float) -> str:
    value, low, high, n = (row[f"{name}{part}"] for part in ("", ".low", ".high", ".n"))
    nan = float("nan")
    if value is None:
        return "none"
    estimate = Estimate(value, nan if low is None else low, nan if high is None else high, n)
    if scale == 1.0:
        return around(estimate)
    return f"{number(scale * value)} ({interval(estimate, scale)})"  # a share, whose limits lie unevenly


def _shown(value: Any) -> str:
    return number(value) if isinstance(value, float) else "" if value is None else str(value)


def _write(stream: Any, text: str) -> None:
    stream.write(text)
