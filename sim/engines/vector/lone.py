"""Judging where a single report is enough: then every report served is an alert, up to the first true one.

Alerts abound there, and hardly any of them matters: the first one, the true one, and how many false ones
there are. Where all alerts take the same time to be delivered, only these are written down.
"""

from __future__ import annotations

import numpy as np

from sim.engines import purposes
from sim.engines.vector.batch import Batch, count
from sim.engines.vector.judging import Alerts
from sim.engines.vector.queueing import Queue
from sim.engines.vector.visits import Visits
from sim.model.arrays import Flags, Places
from sim.model.rules import KOfN
from sim.model.stations import Centre
from sim.records import Column


def few_matter(batch: Batch, centre: Centre) -> bool:
    """Tell whether a single report is enough, and only the first alert and the true one matter."""
    single = isinstance(centre.rule, KOfN) and centre.rule.k == 1
    ways = purposes.decision(centre), purposes.delivery(centre)
    shared = batch.network.shares("alerts", giver=centre.name)
    return single and not shared and all(way.constant is not None for way in ways)


def judge_lone(visits: Visits, queue: Queue, warmup: float) -> tuple[Alerts, Column]:
    """Give the first alert and the true one of each replication, and how many are false from the warmup on.

    Parameters
    ----------
    visits
        What the centre was sent.
    queue
        What its queue did.
    warmup
        From when on false alerts are counted, in ticks.
    """
    true = _true_ones(visits, queue)
    false = _false_ones(queue, true)
    number = count(false)
    if warmup > 0.0:
        false &= queue.ended >= warmup
    return _listed(queue, true, number), count(false)


def _true_ones(visits: Visits, queue: Queue) -> Places:
    """Place the first genuine visit that was served, in each replication; −1 without one: shape (C,)."""
    ended, width = queue.ended.ravel(), queue.ended.shape[1]
    true, known = np.full(width, -1), visits.genuine
    numbers = np.flatnonzero(known)
    if not len(numbers):
        return true
    genuine = np.flatnonzero((queue.visit >= numbers[0]) & (queue.visit <= numbers[-1]))
    genuine = genuine[known.take(queue.visit.ravel().take(genuine)) & (ended.take(genuine) < queue.never)]
    column, at = genuine % width, ended.take(genuine)
    first = np.full(width, np.inf)
    np.minimum.at(first, column, at)
    soonest = genuine[at == first.take(column)][::-1]  # of one instant, the first in the queue is put last
    true[soonest % width] = soonest
    return true


def _false_ones(queue: Queue, true: Places) -> Flags:
    """Say which visits are false alerts: those served before the true one; of one instant by the queue."""
    column, bound = np.flatnonzero(true >= 0), np.full(len(true), queue.never)
    bound[column] = queue.ended.ravel().take(true[column])
    false: Flags = queue.ended < bound
    alike = np.flatnonzero(queue.ended == bound)
    false.flat[alike[alike < true.take(alike % len(true))]] = True
    return false


def _listed(queue: Queue, true: Places, number: Column) -> Alerts:
    """List the false alerts that come first in their replications, and the true ones."""
    false, column = np.flatnonzero(number), np.flatnonzero(true >= 0)
    none, place = np.zeros(len(false)), true[column]
    visit = np.concatenate([none.astype(np.intp), queue.visit.ravel().take(place)])
    begun, ended = (each.ravel().take(place) for each in (queue.begun, queue.ended))
    return Alerts(
        column=np.concatenate([false, column]),
        number=np.concatenate([none.astype(np.intp), number[column].astype(np.intp)]),
        genuine=np.arange(len(visit)) >= len(false),
        met=np.concatenate([queue.ended.min(axis=0, initial=np.inf)[false], ended]),
        first=visit,
        begun=np.concatenate([none, begun]),
        served=np.concatenate([none, ended]),
        last=visit,
    )
