"""Centres decide: a rule judges what was served, alerts go out, partners are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.engines import purposes
from sim.engines.events.clock import ADOPT, DECIDE, DECIDE_ADOPTED, DELIVER, Happening
from sim.engines.events.reports import Alert, Visit
from sim.engines.events.stations import Station
from sim.engines.events.tapes import Tape, record
from sim.model.network import Source
from sim.model.rules import Evidence, Served
from sim.model.stations import Centre, Share

if TYPE_CHECKING:
    from sim.engines.events.world import World


class CentreAtWork(Station):
    """A centre: it copies reports to its partners, serves its own, judges them, and warns."""

    def __init__(self, world: World, noun: Centre, place: int) -> None:
        self.centre = noun
        shares = world.network.shares
        self.partners = [SharedReports(world, share) for share in shares("reports", giver=noun.name)]
        self.told = [SharedAlerts(world, share) for share in shares("alerts", giver=noun.name)]
        self.decision = record(world.draws, purposes.decision(noun))
        self.delivery = record(world.draws, purposes.delivery(noun))
        self.hears_sensors = bool(world.network.reaching(noun.name))
        super().__init__(world, noun, place)

    def start(self) -> None:
        """Begin a replication: no evidence, no alerts."""
        super().start()
        self.evidence = Evidence()
        self.alerts = self.false_alerts = 0
        self.rule_stopped = not self.hears_sensors
        self.rule_stopped_at = self.world.horizon if self.hears_sensors else 0.0
        self.first_alert: Alert | None = None
        self.first_true: Alert | None = None

    @property
    def warned(self) -> bool:
        """Whether a true alert was delivered and the rule has stopped."""
        return self.first_true is not None and self.rule_stopped

    def arrive(self, event: Happening) -> None:
        """Copy a sensor's own report to the partners, and let it queue up."""
        visit: Visit = event.what
        if not visit.shared:
            visit.report.relayed = self.world.clock.now
            for partner in self.partners:
                partner.copy(visit)
        super().arrive(event)

    def hand_on(self, visit: Visit) -> None:
        """Let the rule judge a served report."""
        if self.rule_stopped:
            return
        report = visit.report
        served = Served(visit.served, report.source.sensor.rank, report.score, visit)
        if self.centre.rule.step(self.evidence, served):
            self.issue([evidence.report for evidence in self.evidence.reports])
            self.evidence.clear()

    def issue(self, evidence: list[Visit]) -> None:
        """Issue an alert: true if any report of its evidence is genuine."""
        now = self.world.clock.now
        genuine = [visit for visit in evidence if visit.report.genuine]
        alert = Alert(self.centre.name, self.alerts, bool(genuine), (genuine or evidence)[0], now)
        self.alerts += 1
        self.world.logbook.alerted(self.centre, alert)
        if genuine:
            self.rule_stopped, self.rule_stopped_at = True, now
            self.world.stop_if_all_warned()
        else:
            self.false_alerts += now >= self.world.network.scenario.warmup
        decided = now + self.decision.read(self.world.replication, alert.number)
        self.world.clock.at(decided, (self.world.centres_place + DECIDE,), self.decide, alert)

    def decide(self, event: Happening) -> None:
        """End the decision: the alert leaves for the partners, and is delivered here."""
        alert: Alert = event.what
        alert.decided = self.world.clock.now
        for share in self.told:
            share.tell(alert)
        self.send_out(alert, self.delivery, (0, 0))

    def send_out(self, alert: Alert, delivery: Tape, order: tuple[int, int]) -> None:
        """Have an alert delivered; at one instant a true one comes first, then own before adopted."""
        delivered = alert.decided + delivery.read(self.world.replication, alert.number)
        place = (self.world.centres_place + DELIVER, not alert.genuine, *order)
        self.world.clock.at(delivered, place, self.deliver, alert)

    def deliver(self, event: Happening) -> None:
        """Warn someone."""
        alert: Alert = event.what
        alert.delivered = self.world.clock.now
        self.first_alert = self.first_alert or alert
        if alert.genuine:
            self.first_true = self.first_true or alert
            self.world.stop_if_all_warned()


class SharedReports:
    """What one centre's reports take to reach a partner."""

    def __init__(self, world: World, share: Share) -> None:
        self.world, self.share = world, share
        self.links: dict[Source, Tape] = {}

    def copy(self, visit: Visit) -> None:
        """Send a copy of a report that arrived."""
        source = visit.report.source
        if source not in self.links:
            self.links[source] = record(self.world.draws, purposes.share_link(self.share, source))
        travel = self.links[source].read(self.world.replication, visit.report.index)
        copy = Visit(visit.report, shared=True)
        self.world.stations[self.share.to].expect(copy, self.world.clock.now + travel)


class SharedAlerts:
    """What one centre's alerts take to reach a partner, who adopts them."""

    def __init__(self, world: World, share: Share) -> None:
        self.world, self.share = world, share
        self.number = world.network.scenario.shares.index(share)
        taker = next(c for c in world.network.centres if c.name == share.to)
        self.link = record(world.draws, purposes.alert_link(share))
        self.decision = record(world.draws, purposes.decision(taker, share.from_))
        self.delivery = record(world.draws, purposes.delivery(taker, share.from_))

    def tell(self, alert: Alert) -> None:
        """Send an alert to the partner."""
        arrives = alert.decided + self.link.read(self.world.replication, alert.number)
        self.world.clock.at(arrives, (self.world.centres_place + ADOPT,), self.adopt, alert)

    def adopt(self, event: Happening) -> None:
        """Adopt the alert: the partner takes a decision of its own."""
        told: Alert = event.what
        now = self.world.clock.now
        alert = Alert(told.giver, told.number, told.genuine, told.first, told.met, told.decided, now)
        taker = self.world.centres[self.share.to]
        self.world.logbook.alerted(taker.centre, alert)
        decided = now + self.decision.read(self.world.replication, alert.number)
        self.world.clock.at(decided, (self.world.centres_place + DECIDE_ADOPTED,), self.decide, alert)

    def decide(self, event: Happening) -> None:
        """End the partner's own decision: the adopted alert is delivered."""
        alert: Alert = event.what
        alert.decided = self.world.clock.now
        self.world.centres[self.share.to].send_out(alert, self.delivery, (1, self.number))
