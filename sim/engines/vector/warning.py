"""Warning: decisions, deliveries and adopted alerts, and which alert of a centre comes first.

In the shapes, A is the number of alerts and C the number of replications.
"""

from __future__ import annotations

import numpy as np
from attrs import define

from sim.engines import purposes
from sim.engines.vector.batch import Batch
from sim.engines.vector.judging import Alerts
from sim.model.arrays import Array, Flags, Places
from sim.model.stations import Centre, Share
from sim.records import Column


@define(eq=False)
class Issued:
    """Alerts of one giver at one centre: its own, or those that it adopted from a partner.

    Attributes
    ----------
    giver : str
        Whose alerts they are.
    alerts : Alerts
        The alerts, as the giver issued them.
    given, adopted : array of float, shape (A,)
        When the giver's decision ended and the alert left, and when it arrived; NaN for own alerts.
    decided, delivered : array of float, shape (A,)
        When the decision of the centre ended, and when someone was warned.
    """

    giver: str
    alerts: Alerts
    given: Array
    adopted: Array
    decided: Array
    delivered: Array


def issue_own(batch: Batch, centre: Centre, alerts: Alerts) -> Issued:
    """Decide and deliver a centre's own alerts."""
    nothing = np.full(len(alerts.met), np.nan)
    decided = alerts.met + _drawn(batch, purposes.decision(centre), alerts)
    delivered = decided + _drawn(batch, purposes.delivery(centre), alerts)
    return Issued(centre.name, alerts, nothing, nothing, decided, delivered)


def adopt(batch: Batch, share: Share, taker: Centre, own: Issued) -> Issued:
    """Let a partner adopt the alerts that reach it: it decides anew, and delivers."""
    rows, flat = _grid(batch, own.alerts)
    arrives = own.decided + batch.travel(purposes.alert_link(share), rows, flat)
    here = np.flatnonzero((arrives <= batch.horizon) & (own.decided <= batch.horizon))
    alerts, adopted = own.alerts.only(here), arrives[here]
    decided = adopted + _drawn(batch, purposes.decision(taker, share.from_), alerts)
    delivered = decided + _drawn(batch, purposes.delivery(taker, share.from_), alerts)
    return Issued(share.from_, alerts, own.decided[here], adopted, decided, delivered)


def _grid(batch: Batch, alerts: Alerts) -> tuple[int, Places]:
    """Place alerts in a grid with one row for each alert that a centre issues in a replication."""
    return int(alerts.number.max(initial=-1)) + 1, alerts.number * batch.width + alerts.column


def _drawn(batch: Batch, purpose: purposes.Purpose, alerts: Alerts) -> Array:
    return batch.take(purpose, *_grid(batch, alerts))


@define(eq=False)
class Warnings:
    """What one centre issued and adopted.

    Attributes
    ----------
    own : Issued
        Its own alerts.
    adopted : list of Issued
        Those that it adopted, a giver each, in file order of the shares.
    false : array of int, shape (C,), or None
        How many own alerts are false from the warmup on, where not all of them are listed.
    """

    own: Issued
    adopted: list[Issued]
    false: Column | None = None

    def first_alert(self, width: int, end: float) -> tuple[Array, Flags]:
        """Give the delivery of the first alert of any kind, NaN without one, and whether it is true."""
        first, first_true = np.full(width, np.inf), np.full(width, np.inf)
        for issued in (self.own, *self.adopted):
            alerts = issued.alerts
            np.minimum.at(first, alerts.column, issued.delivered)
            true = np.flatnonzero(alerts.genuine)
            np.minimum.at(first_true, alerts.column[true], issued.delivered[true])
        happens = first <= end
        return np.where(happens, first, np.nan), happens & (first_true == first)

    def first_true(self, width: int) -> list[tuple[Issued, Places]]:
        """Say which alerts are the first-delivered true ones; own before adopted, these in file order.

        For every giver: its alerts, and the places of those that come first in their replication.
        """
        best = np.full(width, np.inf)
        chosen: list[tuple[Issued, Places]] = []
        for issued in (self.own, *self.adopted):
            true = np.flatnonzero(issued.alerts.genuine)
            columns = issued.alerts.column[true]
            sooner = true[issued.delivered[true] < best[columns]]
            best[issued.alerts.column[sooner]] = issued.delivered[sooner]
            chosen.append((issued, sooner))
        return [
            (issued, places[issued.delivered[places] == best[issued.alerts.column[places]]])
            for issued, places in chosen
        ]

    def stopped_at(self, width: int) -> Array:
        """Say when the centre's own rule stopped, infinity where it did not: shape (C,)."""
        stopped = np.full(width, np.inf)
        true = np.flatnonzero(self.own.alerts.genuine)
        stopped[self.own.alerts.column[true]] = self.own.alerts.met[true]
        return stopped
