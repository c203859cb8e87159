"""What the verification tests share: play a short scenario text and read what happened, by name."""

import math
from collections.abc import Callable, Hashable
from typing import Any, Protocol

import pytest
from attrs import frozen

from sim.analysis.budget import STAGES, stages
from sim.model.loading import parse
from sim.model.network import Network, build_network
from sim.records import PATH, TABLES, Records
from sim.running import play

Row = tuple[Hashable, ...]
Instants = dict[str, float]


@frozen(eq=False)
class Played:
    """A scenario that was played, its records in plain Python: None stands for what did not happen."""

    network: Network
    records: Records

    def path(self, centre: str, row: int = 0) -> Instants:
        """Give the instants of the first-delivered true alert, without those that do not exist."""
        instants = self.records.centres[centre].path[:, row].tolist()
        return {name: at for name, at in zip(PATH, instants, strict=True) if not math.isnan(at)}

    def budget(self, centre: str, row: int = 0) -> Instants:
        """Give the stages of the budget that are not 0."""
        split = stages(self.records.centres[centre], self.records.onset)[:, row].tolist()
        return {name: ticks for name, ticks in zip(STAGES, split, strict=True) if ticks != 0.0}

    def centre(self, name: str, column: str) -> list[Any]:
        """Give a column of a centre, one value a replication."""
        return [plain(value) for value in getattr(self.records.centres[name], column).tolist()]

    def station(self, name: str, row: int = 0) -> tuple[float, ...]:
        """Give the sums of a station: wait, waited, busy, served, longest queue."""
        columns = self.records.stations[name]
        sums = (columns.wait, columns.waited, columns.busy, columns.served, columns.longest_queue)
        return tuple(column[row].item() for column in sums)

    def rows(self, table: str, *columns: str) -> list[Row]:
        """Give some columns of a table in sorted rows, with names in the place of ranks."""
        wanted = [self._column(table, name) for name in columns or TABLES[table]]
        return sorted(zip(*wanted, strict=True), key=_order)

    def _column(self, table: str, name: str) -> list[Any]:
        values = self.records.tables[table][name].tolist()
        names = self._names(name)
        return [plain(value) if names is None else names.get(value) for value in values]

    def _names(self, column: str) -> dict[int, str] | None:
        centres = {rank: centre.name for rank, centre in enumerate(self.network.centres)}
        known = {
            "source": {source.rank: source.name for source in self.network.sources},
            "sensor": {sensor.rank: sensor.stream for sensor in self.network.sensors},
            "station": {rank: station.name for rank, station in enumerate(self.network.stations)},
            "outage": {rank: outage.name for rank, outage in enumerate(self.network.scenario.outages)},
            "centre": centres,
            "giver": centres,
        }
        return known.get(column)


def plain(value: Any) -> Any:
    """Give None for NaN, and everything else as it is."""
    return None if isinstance(value, float) and math.isnan(value) else value


def _order(row: Row) -> list[tuple[bool, Any]]:
    return [(value is not None, value) for value in row]


class Player(Protocol):
    """Plays a scenario text."""

    def __call__(self, text: str, **options: Any) -> Played:
        """Play one replication of a text, with all tables, unless the options say otherwise."""


@pytest.fixture(scope="session", params=["events", "vector"])
def play_text(request: pytest.FixtureRequest) -> Player:
    """Give what plays a scenario text by an engine; the story is put in front."""

    def play_it(text: str, **options: Any) -> Played:
        story = 'story = "On the Lantern Isles, which do not exist."\n'
        scenario = parse(story + text, name="test")
        wanted = {"replications": 1, "engine": request.param, "tables": frozenset(TABLES), **options}
        return Played(build_network(scenario), play(scenario, **wanted).records)

    return play_it


@pytest.fixture(scope="session")
def instants() -> Callable[..., Instants]:
    """Give what writes down a path: steps that are not named fall on the instant of the step before."""

    def written(look: float, **named: float) -> Instants:
        path = {"first_look": look, "first_fired": look, "look": look, **named}
        at = look
        for step in PATH[PATH.index("look") :]:
            at = named.get(step, at)
            if step in named or step not in ("given", "adopted"):
                path[step] = at
        return path

    return written
