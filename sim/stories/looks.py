"""The sensors' part of a story: outages, looks, reports that leave, and tries that are lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.model.network import Source
from sim.model.wording import listing
from sim.stories import words
from sim.stories.events import Event

if TYPE_CHECKING:
    from sim.stories.course import Course

OUTAGES, LOOK, LEAVE = -1, 0, 1


def tell_outages(course: Course) -> None:
    """Tell when sensors go down and come up."""
    outages = course.network.scenario.outages
    for row in course.rows("outages"):
        outage = outages[row["outage"]]
        alone = not isnan(row["sensor"])
        who = course.network.sensors[int(row["sensor"])].name if alone else listing(outage.affects)
        down = Event(row["down"], "outage", who, f"{outage.name}: {who} can make no looks.")
        up = Event(row["up"], "outage over", who, f"{outage.name} is over for {who}.")
        course.tell(down, (OUTAGES,))
        course.tell(up, (OUTAGES,))


def tell_looks(course: Course) -> None:
    """Tell every look, and what becomes of the reports of those that fire."""
    for row in course.rows("looks"):
        source = course.sources[row["source"]]
        course.tell(_look(source, row), (LOOK, source.sensor.rank, source.rank, row["look"]))
    for row in course.rows("reports"):
        _tell_report(course, row)


def _look(source: Source, row: Any) -> Event:
    made, genuine, fired = row["made"], row["genuine"], row["fired"]
    told = words.looked(source, row["look"], made=made, genuine=genuine, fired=fired)
    kind = "look not made" if not made else "fired" if fired else "miss" if genuine else "look"
    return Event(row["at"], kind, source.sensor.name, told, source.name, row["look"], genuine)


def _tell_report(course: Course, row: Any) -> None:
    """Tell that a report leaves its sensor, whom it cues, and which tries are lost."""
    source = course.sources[row["source"]]
    order = (LEAVE, source.sensor.rank, source.rank, row["look"])
    course.at(row["processed"], order, partial(_leave, course, source, row))
    if isnan(row["processed"]):
        return
    link, failed = source.sensor.group.link, int(row["failed_tries"])
    for number in range(failed):
        last = number + 1 == link.max_tries
        told = words.try_lost(source, row["look"], number + 1, last=last)
        instant = row["processed"] + number * link.retry_after
        kind = "report lost" if last else "try lost"
        if instant <= course.horizon:
            course.tell(_of_report(source, row, instant, kind, told), (*order, 1))


def _leave(course: Course, source: Source, row: Any) -> Iterator[Event]:
    lost = row["failed_tries"] >= source.sensor.group.link.max_tries
    late = isnan(row["arrived"]) and not lost
    told = words.leaves(source, row["look"], source.sensor.path[0], on_the_way=late)
    yield _of_report(source, row, row["processed"], "report", told)
    cued = [cue.to for cue in course.network.scenario.cues if cue.from_ == source.sensor.group.name]
    if cued:
        told = f"It cues {listing(cued)}: every sensor there will look once more."
        yield _of_report(source, row, row["processed"], "cue", told)


def _of_report(source: Source, row: Any, instant: float, kind: str, told: str) -> Event:
    return Event(instant, kind, source.sensor.name, told, source.name, row["look"], row["genuine"])
