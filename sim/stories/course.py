"""The course of one replication: the rows of its tables, put back into the order in which things happened.

Order at one instant is the one of the model: looks, reports that leave, relays in the order of the flow, then
centres, at each arrivals before completions; then decisions, adoptions, deliveries.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from heapq import heappop, heappush
from itertools import count
from math import inf, isnan
from typing import Any

from sim.model.network import Network, Source
from sim.records import Records
from sim.stories import words
from sim.stories.alerts import tell_alerts
from sim.stories.events import Event
from sim.stories.looks import tell_looks, tell_outages
from sim.stories.queues import StationTold, Visit

Row = Mapping[str, Any]
Teller = Callable[[], Iterator[Event]]

ONSET, RELAYS = -2, 2  # relay number i arrives and finishes at order 2 + i, then come the centres


class Course:
    """Plays the rows of one replication back, one thing after another.

    Parameters
    ----------
    network
        The network that was played.
    records
        The records of one replication, with all tables.
    """

    def __init__(self, network: Network, records: Records) -> None:
        self.network, self.records = network, records
        self.sources: tuple[Source, ...] = tuple(sorted(network.sources, key=lambda source: source.rank))
        self.horizon = network.scenario.horizon
        self.centres_place = RELAYS + len(network.relays)
        self.looks = {(row["source"], row["look"]): row for row in self.rows("looks")}
        self.visits = {
            (row["station"], row["source"], row["look"], row["shared"]) for row in self.rows("visits")
        }
        self.stations = [StationTold(self, place) for place in range(len(network.stations))]
        self._queue: list[tuple[float, tuple[Any, ...], int, Teller]] = []
        self._numbers = count()

    def rows(self, table: str) -> list[Row]:
        """Give a table row by row."""
        columns = self.records.tables[table]
        lists = [column.tolist() for column in columns.values()]
        return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]

    def at(self, instant: float, order: tuple[Any, ...], teller: Teller) -> None:
        """Have something told at an instant, in this order among what falls on it; never if NaN."""
        if not isnan(instant):
            heappush(self._queue, (instant, order, next(self._numbers), teller))

    def tell(self, event: Event, order: tuple[Any, ...]) -> None:
        """Have a single event told, in this order among what falls on its instant."""
        self.at(event.at, order, lambda: iter([event]))

    def events(self) -> Iterator[Event]:
        """Tell everything that happens, in order."""
        self._expect_onset()
        tell_outages(self)
        tell_looks(self)
        for row in self.rows("visits"):
            self._expect_visit(row)
        tell_alerts(self)
        end = Event(self.horizon, "horizon", "", "The horizon: nothing after this happens.")
        self.tell(end, (inf,))
        while self._queue:
            _, _, _, teller = heappop(self._queue)
            yield from teller()

    def _expect_onset(self) -> None:
        scenario, onset = self.network.scenario, float(self.records.onset[0])
        told = words.onset(scenario, int(self.records.zone[0]))
        self.tell(Event(onset, "onset", "", told), (ONSET,))
        lasts = inf if scenario.onset is None or scenario.onset.lasts is None else scenario.onset.lasts
        if onset + lasts <= self.horizon:
            self.tell(Event(onset + lasts, "onset over", "", "The glow-tide is over."), (ONSET,))

    def _expect_visit(self, row: Row) -> None:
        source = self.sources[row["source"]]
        station = self.stations[row["station"]]
        look = self.looks[row["source"], row["look"]]
        order = (row["shared"], source.sensor.rank, look["at"], source.rank, row["look"])
        visit = Visit(source, row["look"], look, row["shared"], row["arrived"], row["begun"], row["served"])
        self.at(visit.arrived, (station.order, 0, *order), partial(station.arrive, visit))
