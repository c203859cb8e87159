"""The stations' part of a story: reports arrive, wait, are served, and are passed on or judged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.model.network import Source
from sim.model.rules import Evidence, Served
from sim.model.stations import Centre, Relay
from sim.stories import words
from sim.stories.events import Event

if TYPE_CHECKING:
    from sim.stories.course import Course


@frozen(eq=False)
class Visit:
    """One report at one station: whose it is, its look, and when it arrived, began and ended service."""

    source: Source
    look: int
    looked: Mapping[str, Any]
    shared: bool
    arrived: float
    begun: float
    served: float


class StationTold:
    """One station: follows its queue, its servers and, at a centre, its rule.

    The instants are those of the records; only order and standing are worked out anew, with the model's own
    rule.
    """

    def __init__(self, course: Course, place: int) -> None:
        self.course, self.place = course, place
        self.noun = course.network.stations[place]
        self.order = min(2 + place, course.centres_place)
        self.queue: deque[Visit] = deque()
        self.free = self.noun.servers
        self.begun = 0
        self.evidence = Evidence()
        self.stopped = False

    def arrive(self, visit: Visit) -> Iterator[Event]:
        """Tell that a report arrives, that copies of it leave, and that it waits if no server is free."""
        told = words.arrives(visit.source, visit.look, self.noun.name, shared=visit.shared)
        yield self._event(visit.arrived, "arrival", visit, told)
        if not visit.shared and not isinstance(self.noun, Relay):
            yield from self._copies(visit)
        self.queue.append(visit)
        if self.free:
            yield from self._serve(visit.arrived)
        else:
            yield self._event(
                visit.arrived, "queued", visit, words.waits(self.noun.name, len(self.queue) - 1)
            )

    def _copies(self, visit: Visit) -> Iterator[Event]:
        for share in self.course.network.shares("reports", giver=self.noun.name):
            end = "" if self._goes_on(visit, share.to, shared=True) else "; it does not arrive by the horizon"
            yield self._event(visit.arrived, "copy", visit, f"A copy of it leaves for {share.to}{end}.")

    def _goes_on(self, visit: Visit, to: str, *, shared: bool) -> bool:
        """Tell whether a report arrived at the next station."""
        place = next(n for n, station in enumerate(self.course.network.stations) if station.name == to)
        return (place, visit.source.rank, visit.look, shared) in self.course.visits

    def _serve(self, now: float) -> Iterator[Event]:
        """Begin services while there are reports waiting and servers free."""
        while self.free and self.queue:
            visit = self.queue.popleft()
            self.free -= 1
            self.begun += 1
            told = words.begins(visit.source, visit.look, self.noun.name, len(self.queue))
            yield self._event(now, "service begins", visit, told)
            order = (self.order, 1, now, self.begun)
            self.course.at(visit.served, order, partial(self._finish, visit))

    def _finish(self, visit: Visit) -> Iterator[Event]:
        self.free += 1
        noun = self.noun
        then, met = self._pass_on(visit, noun) if isinstance(noun, Relay) else self._judge(visit, noun)
        told = words.ends(visit.source, visit.look, self.noun.name, then)
        yield self._event(visit.served, "service ends", visit, told, tail=then)
        yield from met
        yield from self._serve(visit.served)

    def _pass_on(self, visit: Visit, relay: Relay) -> tuple[str, list[Event]]:
        end = (
            ""
            if self._goes_on(visit, relay.to, shared=False)
            else ", where it does not arrive by the horizon"
        )
        return f", and passes it on to {relay.to}{end}", []

    def _judge(self, visit: Visit, centre: Centre) -> tuple[str, list[Event]]:
        """Let the rule take the report in."""
        if self.stopped:
            return ", which changes nothing any more", []
        rule = centre.rule
        report = (visit.source.rank, visit.look, visit.looked["genuine"])
        served = Served(visit.served, visit.source.sensor.rank, visit.looked["score"], report)
        if not rule.step(self.evidence, served):
            return f" ({words.standing(rule, self.evidence)})", []
        told = words.met(self.noun.name, rule, self.evidence, self.course.sources)
        genuine = any(other.report[2] for other in self.evidence.reports)
        self.stopped = genuine
        self.evidence.clear()
        return "", [self._event(visit.served, "rule met", visit, told, genuine=genuine)]

    def _event(
        self, at: float, kind: str, visit: Visit, told: str, *, genuine: bool | None = None, tail: str = ""
    ) -> Event:
        truth = visit.looked["genuine"] if genuine is None else genuine
        return Event(at, kind, self.noun.name, told, visit.source.name, visit.look, truth, tail)
