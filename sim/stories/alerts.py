"""The alerts' part of a story: decisions, alerts given to partners and adopted, deliveries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.stories.events import Event

if TYPE_CHECKING:
    from sim.stories.course import Course

DECIDE, ADOPT, DECIDE_ADOPTED, DELIVER = 1, 2, 3, 4  # counted from the order of the centres


def tell_alerts(course: Course) -> None:
    """Tell what becomes of every alert after its rule was met."""
    rows, first = course.rows("alerts"), course.centres_place
    adopted = {(row["centre"], row["giver"], row["number"]) for row in rows}
    for row in rows:
        told = Alert(course, row, adopted)
        course.at(row["adopted"], (first + ADOPT,), told.adopt)
        course.at(row["decided"], (first + (DECIDE if told.own else DECIDE_ADOPTED),), told.decide)
        course.at(row["delivered"], (first + DELIVER, not row["genuine"], told.rank), told.deliver)


class Alert:
    """One alert at one centre: its own, or one that it adopts."""

    def __init__(self, course: Course, row: Mapping[str, Any], adopted: set[tuple[int, int, int]]) -> None:
        self.course, self.row, self.adopted = course, row, adopted
        self.names = [centre.name for centre in course.network.centres]
        self.centre, self.giver = self.names[row["centre"]], self.names[row["giver"]]
        self.own = self.centre == self.giver
        self.truth = "true" if row["genuine"] else "false"
        self.source = course.sources[row["source"]]

    @property
    def rank(self) -> int:
        """Its place among alerts delivered at one instant: own, then adopted in file order of shares."""
        joins = [(share.from_, share.to) for share in self.course.network.shares("alerts")]
        return -1 if self.own else joins.index((self.giver, self.centre))

    def adopt(self) -> Iterator[Event]:
        """Tell that the centre takes over an alert of its partner."""
        told = (
            f"{self.centre} adopts the {self.truth} alert of {self.giver}, and takes a decision of its own."
        )
        yield self._event("adopted", told)

    def decide(self) -> Iterator[Event]:
        """Tell that the decision ends, and that the alert leaves for partners."""
        whose = "its alert" if self.own else f"the alert adopted from {self.giver}"
        late = isnan(self.row["delivered"])
        end = "; it is not delivered by the horizon" if late else ""
        yield self._event("decided", f"{self.centre} has decided: {whose} goes out{end}.")
        for share in self.course.network.shares("alerts", giver=self.centre) if self.own else ():
            key = (self.names.index(share.to), self.row["giver"], self.row["number"])
            end = "" if key in self.adopted else "; it does not arrive by the horizon"
            yield self._event("alert shared", f"The alert also leaves for {share.to}{end}.")

    def deliver(self) -> Iterator[Event]:
        """Tell that someone is warned."""
        yield self._event(
            "delivered", f"The {self.truth} alert of {self.centre} is delivered: someone is warned."
        )

    def _event(self, kind: str, told: str) -> Event:
        instant = {"alert shared": "decided"}.get(kind, kind)
        row = self.row
        return Event(row[instant], kind, self.centre, told, self.source.name, row["look"], row["genuine"])
