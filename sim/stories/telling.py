"""Telling: events to the lines of a story, shortened.

Runs of uneventful looks become one line, and so does a report that arrives and is served in one instant, and
so does all that happens after everyone has been warned.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

from sim.model.wording import listing, number
from sim.stories.events import UNEVENTFUL, Event

MOST_SPANS = 3  # series of uneventful looks that a line tells apart
AT_ONCE = ["arrival", "service begins", "service ends"]
ALERTING = {"rule met", "decided", "alert shared", "adopted", "delivered", "onset", "onset over"}


@frozen
class Line:
    """One line of a story: when, which kind of event, and what happens."""

    at: float
    kind: str
    words: str


def lines(events: Sequence[Event], centres: Sequence[str] = ()) -> list[Line]:
    """Tell events line by line, shortened.

    Parameters
    ----------
    events
        What happened, in order.
    centres
        The centres; once all of them have warned, the rest is summed up.

    Examples
    --------
    >>> looks = [Event(at, "look", "lamp", f"Look {at} of lamp: nothing.", "lamp-1", at) for at in (0, 1, 2)]
    >>> lines(looks)
    [Line(at=0, kind='look', words='Looks 0 to 2 of lamp, ticks 0 to 2: nothing.')]
    """
    told: list[Line] = []
    start = _start_of_rest(events, centres)
    for dull, group in groupby(events[:start], key=lambda event: event.kind in UNEVENTFUL):
        run = list(group)
        told += _dull(run) if dull else _lively(run)
    return told + _rest(events[start:])


def _start_of_rest(events: Sequence[Event], centres: Sequence[str]) -> int:
    """Find where nothing of interest is left: all centres have warned, and no alert follows."""
    warned = {event.place for event in events if event.kind == "delivered" and event.genuine}
    if not centres or not warned.issuperset(centres):
        return len(events)
    return 1 + max(place for place, event in enumerate(events) if event.kind in ALERTING)


def _rest(events: Sequence[Event]) -> list[Line]:
    """Sum up what is left after everyone has been warned."""
    ending = [Line(event.at, event.kind, event.words) for event in events if event.kind == "horizon"]
    kinds = Counter(event.kind for event in events)
    looks = sum(kinds[kind] for kind in (*UNEVENTFUL, "miss", "fired"))
    if looks + kinds["report"] == 0:
        return ending
    counted = f"{number(looks)} more looks, {number(kinds['report'])} more reports"
    return [Line(events[0].at, "rest", f"Then {counted}; no further alert comes of them."), *ending]


def _dull(run: list[Event]) -> list[Line]:
    """Tell looks that come to nothing: one line for each kind."""
    told: list[Line] = []
    for kind in UNEVENTFUL:
        looks = [event for event in run if event.kind == kind]
        if looks:
            words = looks[0].words if len(looks) == 1 else _together(kind, looks)
            told.append(Line(looks[0].at, kind, words))
    return sorted(told, key=lambda line: line.at)


def _together(kind: str, looks: list[Event]) -> str:
    by_source: dict[str, list[Event]] = {}
    for event in looks:
        by_source.setdefault(event.source, []).append(event)
    by_span: dict[str, list[str]] = {}
    for source in sorted(by_source.values(), key=lambda events: events[0].source):
        by_span.setdefault(_span(source), []).append(source[0].place)
    named = [f"{span} of {listing(places)}" for span, places in by_span.items()]
    more = len(named) - MOST_SPANS
    named = [*named[:MOST_SPANS], f"those of {more} more"] if more > 0 else named
    end = "nothing" if kind == "look" else "not made, the sensor is down"
    ticks = " to ".join(dict.fromkeys(_tick(look.at) for look in (looks[0], looks[-1])))
    text = f"{'; '.join(named)}, tick{'s' if ' to ' in ticks else ''} {ticks}: {end}."
    return text[:1].upper() + text[1:]


def _tick(at: float) -> str:
    """Write a time with as many decimals as a story has beside its lines, but no needless zeros."""
    return f"{at:,.3f}".rstrip("0").rstrip(".")


def _span(events: list[Event]) -> str:
    """Say which looks of one series these are."""
    cued = "cued " if "/by/" in events[0].source else ""
    if len(events) == 1:
        return f"{cued}look {events[0].look}"
    return f"{cued}looks {events[0].look} to {events[-1].look}"


def _lively(run: list[Event]) -> Iterator[Line]:
    """Tell events one by one, but in one line what arrives and is served in one instant."""
    place = 0
    while place < len(run):
        event = run[place]
        three = run[place : place + 3]
        if [other.kind for other in three] == AT_ONCE and _alike(three):
            words = event.words.removesuffix(".") + " and is served at once"
            yield Line(event.at, "service ends", f"{words}{three[2].tail}.")
            place += 3
        else:
            yield Line(event.at, event.kind, event.words)
            place += 1


def _alike(events: list[Event]) -> bool:
    """Tell whether events are of one report, at one place, at one instant."""
    return len({(event.at, event.place, event.source, event.look) for event in events}) == 1
