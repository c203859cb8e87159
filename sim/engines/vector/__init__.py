"""The vector engine: NumPy over all replications of a batch, stage by stage in the order of the model.

It reads the same draws as the SimPy engine and gives the same numbers. `looks.py` makes the looks,
`reports.py` sends the reports, `visits.py`, `lining.py` and `queueing.py` bring them through the stations,
`judging.py` (`lone.py`, where a single report is enough) lets the rules judge them, `warning.py` decides,
shares and delivers; `flow.py` puts the stages together, `early.py` and `settled.py` end replications early,
`columns.py`, `sums.py` and `tables.py` write down what happened.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from sim.draws import Draws
from sim.engines import purposes
from sim.engines.base import Request
from sim.engines.vector.batch import Batch
from sim.engines.vector.columns import all_station_sums, centre_columns
from sim.engines.vector.early import Spans, play_until_alert
from sim.engines.vector.flow import ends, play_batch
from sim.engines.vector.tables import write_tables
from sim.model.network import Network
from sim.model.scenario import Scenario
from sim.records import Records

LARGE = 30 * 2**17  # numbers in 30 MiB


def _keep_freed_memory() -> None:
    """Have the memory of one batch used again for the next.

    Where memory is handed out by glibc, a large block that was freed once makes it keep freed memory from
    then on, up to twice that size, instead of handing it back page by page: a third of the time.
    """
    np.empty(LARGE)


_keep_freed_memory()


class VectorEngine:
    """Plays all replications of a batch at once."""

    name = "vector"

    def __init__(self) -> None:
        self._spans: Spans = WeakKeyDictionary()

    def missing(self, scenario: Scenario) -> str | None:
        """Name the feature of a scenario that it cannot play: there is none."""
        return None

    def play(self, network: Network, draws: Draws, request: Request) -> Records:
        """Play the replications of the draws and give what happened."""
        onsets = purposes.draw_onsets(network, draws)
        batch = Batch(network, draws, onsets, np.full(draws.width, network.scenario.horizon))
        if request.until_alert and not request.tables:
            centres = play_until_alert(batch, self._spans)
            return Records(draws.replications, onsets.at, onsets.zone, centres)
        played = play_batch(batch, all_firsts="alerts" in request.tables)
        end = np.minimum(ends(batch, played), batch.horizon) if request.until_alert else batch.cut
        return Records(
            replication=draws.replications,
            onset=onsets.at,
            zone=onsets.zone,
            centres={centre.name: centre_columns(batch, played, centre.name) for centre in network.centres},
            stations={} if request.until_alert else all_station_sums(batch, played),
            tables=write_tables(batch, played, request.tables, end),
        )


ENGINE = VectorEngine()
