"""Sweep: every combination of some values, on common random numbers, as one tidy table."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from sim._version import __version__
from sim.model.scenario import Scenario
from sim.model.writing import written
from sim.studies.folders import Folder, Unfinished
from sim.studies.grid import Grid
from sim.studies.large import check_size
from sim.studies.plan import Plan, Source, chosen
from sim.studies.points import Played, as_csv, columns, point_rows
from sim.studies.swept import Sweep

FORMAT = 2
MOST_CHUNKS = 1000
AHEAD = 16  # points under way at an executor
REPLICATIONS = 1000


def sweep(
    scenario: Source,
    vary: Mapping[str, Sequence[Any]],
    *,
    out: str | Path | None = None,
    resume: bool = False,
    replications: int = REPLICATIONS,
    seed: int = 1,
    **asked: Any,
) -> Sweep:
    """Play every combination of some values of some keys, all with the same seed.

    Parameters
    ----------
    scenario
        A scenario, a file, or the name of a shipped one.
    vary
        Keys and the values of each, as `Scenario.vary` takes them: {"sensors.lamp.count": [1, 2, 4]}.
    out
        A folder for what is done so far, and for the table; it must be new, unless `resume` is set. Left out,
        all is kept in memory.
    resume
        Whether to go on where the same sweep was interrupted.
    replications, seed
        How many replications of each point, and the seed that all have in common.
    **asked
        Further fields of `sim.studies.plan.Plan`: engine, executor (points are played by it, not batches),
        progress (called with the points done and their total), agreed.

    Returns
    -------
    Sweep
        One table: a row for each point and each centre or relay in it. A point that fails is a row that says
        why, and the rest goes on. It shows itself in a notebook.

    Raises
    ------
    ScenarioError
        If the scenario cannot be used, or has no such key; it names the nearest.
    ValueError
        If a range is empty, a value is there twice, or `resume` stands without `out`.
    LargeSweep
        If it takes long and was not agreed to; says about how long. Of `sim.studies.large`.
    FolderRefused
        If the folder belongs to something else; says what differs.
    Unfinished
        If the folder can no longer be written, as when the disk is full; what is complete is kept.

    Examples
    --------
    >>> found = sweep("first_light", {"sensors.lamp.count": [2, 4]}, replications=50)
    >>> [(row["point"], row["sensors.lamp.count"], row["place"]) for row in found.rows()]
    [(0, 2, 'harbour'), (1, 4, 'harbour')]
    """
    base, grid, plan = chosen(scenario), Grid.of(vary), Plan(replications, seed, **asked)
    grid.check_keys(base)
    if resume and out is None:
        raise ValueError("resume: there is no folder to go on in; give the one of the sweep as out")
    job = _Job(base, grid, plan)
    check_size(base, grid, job.how)
    return job.in_memory() if out is None else job.on_disk(Path(out), resume=resume)


@frozen
class _Job:
    """A sweep to be done: in memory or on disk, with the same text in the end."""

    scenario: Scenario
    grid: Grid
    plan: Plan

    @property
    def how(self) -> Played:
        """How each point is played."""
        return Played(self.plan.replications, self.plan.seed, self.plan.engine, self.plan.agreed)

    @property
    def names(self) -> list[str]:
        """The columns of the table."""
        return columns(axis.key for axis in self.grid.axes)

    def in_memory(self) -> Sweep:
        """Do all of it, and keep the text of the table."""
        text = StringIO()
        for done, rows in enumerate(self._play(range(len(self.grid))), 1):
            text.write(rows)
            self.plan.tell(done, len(self.grid))
        return self._swept(self._head() + text.getvalue(), None, ())

    def on_disk(self, path: Path, *, resume: bool) -> Sweep:
        """Do what is not yet there, chunk by chunk, and join the table."""
        folder = Folder(path, self._about())
        size = -(-len(self.grid) // MOST_CHUNKS)
        chunks = [range(at, min(at + size, len(self.grid))) for at in range(0, len(self.grid), size)]
        try:
            folder.prepare(resume=resume)
            missing, notes = _missing(folder, len(chunks))
            self._fill(folder, chunks, missing)
            table = folder.finish(self._head(), len(chunks))
        except OSError as error:
            kept = _points(chunks, (number for number in range(len(chunks)) if _is_kept(folder, number)))
            raise Unfinished(kept, len(self.grid), path, error.strerror or str(error)) from error
        return self._swept(None, table, tuple(notes))

    def _fill(self, folder: Folder, chunks: Sequence[range], missing: Sequence[int]) -> None:
        """Play the points of the chunks that are missing, and write them."""
        done = len(self.grid) - _points(chunks, missing)
        played = self._play(point for number in missing for point in chunks[number])
        for number in missing:
            rows = []
            for one in islice(played, len(chunks[number])):
                rows.append(one)
                self.plan.tell(done + len(rows), len(self.grid))
            folder.write(number, "".join(rows))
            done += len(rows)

    def _swept(self, text: str | None, file: Path | None, notes: tuple[str, ...]) -> Sweep:
        keys = tuple(axis.key for axis in self.grid.axes)
        name = self.scenario.title or self.scenario.name
        return Sweep(name, keys, len(self.grid), self.plan.replications, self.plan.seed, text, file, notes)

    def _head(self) -> str:
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerow(self.names)
        return text.getvalue()

    def _play(self, numbers: Any) -> Iterator[str]:
        """Play points by their numbers, and give the rows of each as CSV, in order."""
        work = _Work(self.scenario, self.grid, self.how, self.names)
        return (
            map(work, numbers) if self.plan.executor is None else _in_turn(work, numbers, self.plan.executor)
        )

    def _about(self) -> dict[str, Any]:
        """Say what is played: all that the numbers depend on."""
        return {
            "study": "sweep",
            "format": FORMAT,
            "version": __version__,
            "scenario": self.scenario.document or written(self.scenario),
            "name": self.scenario.name,
            "vary": {axis.key: list(axis.values) for axis in self.grid.axes},
            "order": [axis.key for axis in self.grid.axes],
            "replications": self.plan.replications,
            "seed": self.plan.seed,
            "engine": self.plan.engine,
        }


@frozen
class _Work:
    """What is done for one point; it can be handed to another process."""

    scenario: Scenario
    grid: Grid
    how: Played
    names: list[str]

    def __call__(self, number: int) -> str:
        """Play one point, and write its rows."""
        return as_csv(point_rows(self.scenario, self.grid.point(number), number, self.how), self.names)


def _points(chunks: Sequence[range], numbers: Iterable[int]) -> int:
    """Count the points of some chunks."""
    return sum(len(chunks[number]) for number in numbers)


def _missing(folder: Folder, count: int) -> tuple[list[int], list[str]]:
    """List the chunks that are still to be computed, and what is to be told about damaged ones."""
    missing, notes = [], []
    for number in range(count):
        try:
            there = folder.read(number) is not None
        except ValueError as error:
            there = False
            notes.append(f"{error}: computed again")
        if not there:
            missing.append(number)
    return missing, notes


def _is_kept(folder: Folder, number: int) -> bool:
    """Tell whether a chunk is there and whole, as far as can be seen."""
    try:
        return folder.read(number) is not None
    except (OSError, ValueError):
        return False


def _in_turn(work: Callable[[int], str], numbers: Iterator[int], executor: Executor) -> Iterator[str]:
    """Have points played by an executor, and give their rows in order; few are under way at a time."""
    under_way: deque[Future[str]] = deque()
    try:
        for number in numbers:
            under_way.append(executor.submit(work, number))
            if len(under_way) > AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()
