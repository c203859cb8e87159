"""Events: what a story consists of, their kinds, and the condition at which the telling stops."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from attrs import frozen

KINDS = {
    "onset": "the glow-tide begins",
    "onset over": "the glow-tide is over",
    "outage": "a sensor goes down",
    "outage over": "a sensor comes up again",
    "look": "a look at nothing that does not fire",
    "look not made": "a look while its sensor is down",
    "miss": "a look that could see the glow-tide and does not fire",
    "fired": "a look that fires",
    "report": "a report leaves its sensor",
    "cue": "a report makes other sensors look",
    "try lost": "a report is lost on a sensor's link, to be sent again",
    "report lost": "a report is lost for good",
    "arrival": "a report arrives at a station",
    "queued": "a report waits for a server",
    "service begins": "a station begins to serve a report",
    "service ends": "a station has served a report",
    "copy": "a copy of a report leaves for a partner",
    "rule met": "a centre has evidence enough",
    "decided": "a centre's decision ends: an alert goes out",
    "alert shared": "an alert leaves for a partner",
    "adopted": "a partner adopts an alert",
    "delivered": "an alert is delivered: someone is warned",
    "horizon": "the end",
}
UNEVENTFUL = ("look", "look not made")


@frozen
class Event:
    """One thing that happens.

    Attributes
    ----------
    at : float
        When, in ticks.
    kind : str
        One of `KINDS`.
    place : str
        The sensor, station or centre where it happens; empty for the onset and the horizon.
    words : str
        What happens, as a sentence.
    source : str
        The series of looks behind it; empty where there is none.
    look : int or None
        The number of the look behind it, from 0.
    genuine : bool or None
        Whether the look, report or alert is genuine; None where that has no meaning.
    tail : str
        How the sentence ends: what comes of it. It stays where events are told together.
    """

    at: float
    kind: str
    place: str
    words: str
    source: str = ""
    look: int | None = None
    genuine: bool | None = None
    tail: str = ""


@frozen
class Stop:
    """Where a telling stops: right after a kind of event first happens, or at a time.

    Attributes
    ----------
    kind : str or None
        The kind of event.
    time : float or None
        The time, in ticks; what happens at it is still told.
    """

    kind: str | None = None
    time: float | None = None

    def apply(self, events: Iterable[Event]) -> Iterator[Event]:
        """Let events through up to the stop."""
        for event in events:
            if self.time is not None and event.at > self.time:
                return
            yield event
            if event.kind == self.kind:
                return

    def __str__(self) -> str:
        """Say where in words."""
        return f"tick {self.time:g}" if self.time is not None else f"the first “{self.kind}”"


def read_stop(condition: str | float | None) -> Stop | None:
    """Read the condition at which a telling stops.

    Parameters
    ----------
    condition
        A time in ticks, or a kind of event such as "rule met"; "first rule met" and "rule-met" are the same.

    Raises
    ------
    ValueError
        If it is neither; the message lists the kinds.

    Examples
    --------
    >>> read_stop("first rule met"), read_stop("57.5")
    (Stop(kind='rule met', time=None), Stop(kind=None, time=57.5))
    """
    if condition is None:
        return None
    time = _time(condition)
    if time is not None:
        return Stop(time=time)
    words = str(condition).lower().replace("-", " ").replace("_", " ").split()
    kind = " ".join(words[1:] if words[:1] == ["first"] else words)
    if kind in KINDS:
        return Stop(kind=kind)
    near = get_close_matches(kind, KINDS, n=1)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    raise ValueError(f"a number of ticks of at least 0, or one of: {', '.join(KINDS)}{hint}")


def _time(condition: str | float) -> float | None:
    try:
        time = float(condition)
    except ValueError:
        return None
    return time if 0.0 <= time < float("inf") else None
