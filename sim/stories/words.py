"""Words: the sentences of a story. Looks are numbered from 0, as in the tables."""

from collections.abc import Sequence

from sim.model.network import Source
from sim.model.rules import Evidence, KOfN, Rule, Served
from sim.model.scenario import Scenario
from sim.model.wording import amount, listing, number

MOST_NAMED = 4  # reports of an evidence that a sentence names


def look_of(source: Source, look: int) -> str:
    """Name a look: by its sensor and its number, and by what cued it.

    Examples
    --------
    >>> from sim.model.network import Sensor
    >>> from sim.model.sensors import Periodic, SensorGroup
    >>> lamp = Sensor("lamp", "lamp-1", 0, 0, SensorGroup("lamp", Periodic(5.0)), ("harbour",))
    >>> look_of(Source("lamp-1", lamp), 3)
    'look 3 of lamp'
    """
    if source.by is None:
        return f"look {look} of {source.sensor.name}"
    return f"the look of {source.sensor.name} cued by {look_of(source.by, look)}"


def report_of(source: Source, look: int) -> str:
    """Name a report by its look."""
    return f"the report of {look_of(source, look)}"


def onset(scenario: Scenario, zone: int) -> str:
    """Tell that it begins, and where."""
    zones = scenario.onset.zones if scenario.onset is not None else None
    return "The glow-tide begins" + ("." if zones is None else f" in {zones.names[zone]}.")


def looked(source: Source, look: int, *, made: bool, genuine: bool, fired: bool) -> str:
    """Tell what comes of a look."""
    name = _capital(look_of(source, look))
    if not made:
        return f"{name} is not made: the sensor is down."
    if genuine:
        return f"{name} sees the glow-tide and fires." if fired else f"{name} misses the glow-tide."
    return f"{name} fires at nothing: a false report." if fired else f"{name}: nothing."


def try_lost(source: Source, look: int, number_of_try: int, *, last: bool) -> str:
    """Tell that a report did not get through."""
    name = _capital(report_of(source, look))
    if last:
        return f"{name} is lost for good: try {number_of_try} was the last."
    again = amount(source.sensor.group.link.retry_after, "tick")
    return f"{name} is lost on its way (try {number_of_try}); the sensor tries again after {again}."


def leaves(source: Source, look: int, to: str, *, on_the_way: bool) -> str:
    """Tell that a report leaves its sensor."""
    end = ", and is still on its way at the horizon" if on_the_way else ""
    return f"{_capital(report_of(source, look))} leaves for {to}{end}."


def arrives(source: Source, look: int, station: str, *, shared: bool) -> str:
    """Tell that a report, or a copy of it, reaches a station."""
    report = f"a copy of {report_of(source, look)}" if shared else report_of(source, look)
    return f"{_capital(report)} arrives at {station}."


def waits(station: str, ahead: int) -> str:
    """Tell that a report queues up."""
    place = "first in the queue" if ahead == 0 else f"behind {amount(ahead, 'report')}"
    return f"All servers of {station} are busy: it waits, {place}."


def begins(source: Source, look: int, station: str, waiting: int) -> str:
    """Tell that a service begins."""
    left = f"; {amount(waiting, 'report')} still waiting" if waiting else ""
    return f"{_capital(station)} begins to serve {report_of(source, look)}{left}."


def ends(source: Source, look: int, station: str, then: str) -> str:
    """Tell that a service ends, and what becomes of the report."""
    return f"{_capital(station)} has served {report_of(source, look)}{then}."


def standing(rule: Rule, evidence: Evidence) -> str:
    """Tell how far a rule has come."""
    if isinstance(rule, KOfN):
        have = len(evidence.sensors if rule.distinct else evidence.reports)
        return f"evidence {have} of {rule.k}"
    return f"sum {number(round(evidence.level, 3))} of {number(rule.limit)}"


def met(centre: str, rule: Rule, evidence: Evidence, sources: Sequence[Source]) -> str:
    """Tell that a rule is met, by which evidence, and whether that makes the alert true."""
    named = [_evidence(served, sources) for served in list(evidence.reports)[:MOST_NAMED]]
    more = len(evidence.reports) - len(named)
    named += [f"{more} more"] if more else []
    enough = f"{standing(rule, evidence)}: {listing(named)}"
    genuine = any(served.report[2] for served in evidence.reports)
    truth = "a true alert" if genuine else "a false alert, for none of this is genuine"
    return f"The rule of {centre} is met ({enough}). This will be {truth}."


def _evidence(served: Served, sources: Sequence[Source]) -> str:
    source, look, _ = served.report
    return look_of(sources[source], look)


def _capital(text: str) -> str:
    """Begin a sentence with a capital, names left as they are."""
    start = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if start in ("the", "look", "a") else text
