"""The flow: from the looks to the warnings, stage by stage, in the order of the model."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby

import numpy as np
from attrs import define, field

from sim.engines import purposes
from sim.engines.vector.batch import Batch
from sim.engines.vector.judging import Judge, judge
from sim.engines.vector.lone import few_matter, judge_lone
from sim.engines.vector.looks import Looks
from sim.engines.vector.queueing import Queue, queue_up
from sim.engines.vector.reports import Sent, send_all
from sim.engines.vector.visits import Stream, Visits
from sim.engines.vector.warning import Issued, Warnings, adopt, issue_own
from sim.model.arrays import Array
from sim.model.stations import Centre, Relay


@define(eq=False)
class Played:
    """Everything that happened in the replications of a batch.

    Attributes
    ----------
    sent : list of Sent
        The reports, series by series in rank order.
    visits, queues : dict
        By station: who came, and what its queue did.
    warnings : dict
        By centre: what it issued and adopted.
    """

    sent: list[Sent]
    visits: dict[str, Visits] = field(factory=dict)
    queues: dict[str, Queue] = field(factory=dict)
    warnings: dict[str, Warnings] = field(factory=dict)

    @cached_property
    def looks(self) -> dict[int, list[Looks]]:
        """The series of looks of every sensor, by its rank."""
        ranked = groupby(self.sent, lambda sent: sent.source.sensor.rank)
        return {rank: [sent.looks for sent in series] for rank, series in ranked}


def play_batch(batch: Batch, *, all_firsts: bool) -> Played:
    """Let everything happen: looks, reports, relays, sharing, service, rules, warnings."""
    network = batch.network
    played = Played(send_all(batch))
    arriving: dict[str, list[Stream]] = {station.name: [] for station in network.stations}
    for sent in played.sent:
        arriving[sent.source.sensor.path[0]].append(Stream(sent, sent.linked, sent.linked))
    for relay in network.relays:
        arriving[relay.to] += _pass_on(batch, played, relay, Visits(arriving[relay.name], batch.width))
    for name, copies in _copies(batch, arriving).items():
        arriving[name] = arriving[name] + copies
    for centre in network.centres:
        visits = Visits(arriving[centre.name], batch.width)
        _serve(batch, played, centre, visits)
        played.warnings[centre.name] = _warn(batch, played, centre, all_firsts=all_firsts)
    _share_alerts(batch, played)
    return played


def _serve(batch: Batch, played: Played, station: Relay | Centre, visits: Visits) -> None:
    """Let the visits to a station queue up and be served."""
    service = visits.draw(batch, lambda source: purposes.service(station, source))
    played.visits[station.name] = visits
    played.queues[station.name] = queue_up(visits, service, station.servers, batch.never)


def _warn(batch: Batch, played: Played, centre: Centre, *, all_firsts: bool) -> Warnings:
    """Let a centre judge what it served, and warn."""
    visits, queue = played.visits[centre.name], played.queues[centre.name]
    if few_matter(batch, centre) and not all_firsts:
        alerts, false = judge_lone(visits, queue, batch.network.scenario.warmup)
        return Warnings(issue_own(batch, centre, alerts), [], false)
    judging = Judge(centre.rule, visits, batch.width, all_firsts=all_firsts)
    alerts = judge(judging, queue, centre.servers, batch.never)
    return Warnings(issue_own(batch, centre, alerts), [])


def _pass_on(batch: Batch, played: Played, relay: Relay, visits: Visits) -> list[Stream]:
    """Serve what comes to a relay, and let it travel on."""
    _serve(batch, played, relay, visits)
    ended = played.queues[relay.name].of_visits("ended", visits)
    arrives = ended + visits.travel(batch, lambda source: purposes.relay_link(relay, source))
    parts = visits.split(arrives)
    return [Stream(stream.sent, part, part) for stream, part in zip(visits.streams, parts, strict=True)]


def _copies(batch: Batch, arriving: dict[str, list[Stream]]) -> dict[str, list[Stream]]:
    """Let copies of the reports that arrive at their own centre leave for its partners."""
    copies: dict[str, list[Stream]] = {}
    for share in batch.network.shares("reports"):
        for own in arriving[share.from_]:
            sent = own.sent
            way = purposes.share_link(share, sent.source)
            arrives = own.arrived + batch.travel(way, sent.rows, sent.flat)
            arrives[own.arrived > batch.horizon] = np.inf
            copies.setdefault(share.to, []).append(Stream(sent, arrives, own.arrived, shared=True))
    return copies


def _share_alerts(batch: Batch, played: Played) -> None:
    """Let alerts leave for the partners, who adopt them."""
    centres = {centre.name: centre for centre in batch.network.centres}
    for share in batch.network.shares("alerts"):
        own: Issued = played.warnings[share.from_].own
        played.warnings[share.to].adopted.append(adopt(batch, share, centres[share.to], own))


def ends(batch: Batch, played: Played) -> Array:
    """Say when every centre has warned and its own rule has stopped, infinity where never: shape (C,)."""
    latest = np.zeros(batch.width)
    for name, warnings in played.warnings.items():
        first_true = np.full(batch.width, np.inf)
        for issued, places in warnings.first_true(batch.width):
            np.minimum.at(first_true, issued.alerts.column[places], issued.delivered[places])
        if batch.network.reaching(name):
            np.maximum(latest, warnings.stopped_at(batch.width), out=latest)
        np.maximum(latest, first_true, out=latest)
    return latest
