"""Settled: which replications have ended for good, though looks were made only up to a cut.

Everything feeds forward, and queues serve in order. So all that was going to arrive by the cut has arrived,
and all of it is served as it would be in the whole run, however long that takes: what comes later queues
behind it. Only what could be overtaken has to be looked at with care. Where all rules have stopped, all
alerts are known, and so is all that is adopted.
"""

from __future__ import annotations

import numpy as np

from sim.engines.vector.batch import Batch, count
from sim.engines.vector.flow import Played
from sim.engines.vector.queueing import Queue
from sim.engines.vector.warning import Warnings
from sim.model.arrays import Array, Flags


def settled(batch: Batch, played: Played) -> tuple[Flags, Array]:
    """Say which replications have ended for good, and up to when looks were needed for it.

    Returns
    -------
    array of bool, shape (C,)
        Whether the rule of every centre that reports reach has stopped, and no later look could change that.
    array of float, shape (C,)
        A cut that would have been enough, infinity where none is known yet.
    """
    done, needed = np.ones(batch.width, dtype=bool), np.zeros(batch.width)
    known = arrivals_known(batch, played)
    for centre in batch.network.centres:
        warnings, queue = played.warnings[centre.name], played.queues[centre.name]
        if batch.network.reaching(centre.name):
            came, stopped = _came(batch, played, warnings), warnings.stopped_at(batch.width)
            done &= (came <= known[centre.name]) & (stopped <= served_until(queue, known[centre.name]))
            np.maximum(needed, came if centre.servers == 1 else stopped, out=needed)
    return done, needed


def arrivals_known(batch: Batch, played: Played) -> dict[str, Array]:
    """Say for every station up to when nothing arrives but what has been played: shape (C,)."""
    network = batch.network
    known = {station.name: np.full(batch.width, np.inf) for station in network.stations}
    for sensor in network.sensors:
        known[sensor.path[0]] = batch.cut
    for relay in network.relays:
        leaves = served_until(played.queues[relay.name], known[relay.name])
        known[relay.to] = np.minimum(known[relay.to], np.nextafter(leaves, -np.inf))
    own = dict(known)
    for share in network.shares("reports"):
        known[share.to] = np.minimum(known[share.to], own[share.from_])
    return known


def served_until(queue: Queue, known: Array) -> Array:
    """Say up to when no service ends but of what has been played, if arrivals are known so far: shape (C,).

    Whatever comes later begins when a server is free, and not before those that are there already.
    """
    row = count(queue.arrived <= known)
    free = queue.next_free
    here = np.flatnonzero(row < len(queue.free))
    if len(here):
        free = free.copy()
        free[here] = queue.free[row[here], here]
    return np.maximum(known, free)


def _came(batch: Batch, played: Played, warnings: Warnings) -> Array:
    """Say when the report arrived with which the rule was met by a true alert; infinity without one."""
    came, alerts = np.full(batch.width, np.inf), warnings.own.alerts
    true = np.flatnonzero(alerts.genuine)
    visits = played.visits[warnings.own.giver]
    came[alerts.column[true]] = visits.arrived_of(alerts.last[true])
    return came
