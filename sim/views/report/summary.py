"""The summary: what came out, in a few sentences for each centre."""

from __future__ import annotations

from collections.abc import Iterator

from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures
from sim.model.scenario import Scenario
from sim.model.wording import amount
from sim.views.reading import notes, read
from sim.views.rows import Row


def summary(name: str, centre: CentreMeasures, scenario: Scenario) -> Iterator[str]:
    """Say how often a centre was warned, how soon, whether in time, and how often for nothing.

    Parameters
    ----------
    name
        The name of the centre.
    centre
        Its measures.
    scenario
        What was played.
    """
    if not centre.latency.mean.exists:
        yield from (f"{name}: {note}" for note in notes(centre)[:1])
    else:
        yield f"{name} was warned of {_share(centre.detected)} of the onsets, with n = {centre.detected.n:,}."
        yield _latency(centre)
        if scenario.onset is not None and scenario.onset.deadline is not None:
            due = amount(scenario.onset.deadline, "tick")
            yield f"In time, that is within {due}, came the warning of {_share(centre.in_time)}."
    yield _false(centre)


def _latency(centre: CentreMeasures) -> str:
    """Say how long it took: on average, and for half and nearly all of the warnings."""
    latency = centre.latency
    mean = _number(latency.mean)
    half, most = read(Row("", latency.p50, ""))[0], read(Row("", latency.p95, ""))[0]
    return (
        f"From the onset to the warning it took {mean} ticks on average; half of the warnings came within "
        f"{half} ticks, 95 of 100 within {most}."
    )


def _false(centre: CentreMeasures) -> str:
    """Say how often there was a false alert."""
    rate = centre.false_alerts
    if not rate.exists:
        return "False alerts: there was no time in which there could have been one."
    if rate.value == 0.0:
        return "There was no false alert."
    return f"There was a false alert about once in {float(f'{1 / rate.value:.2g}'):,.4g} ticks."


def _share(estimate: Estimate) -> str:
    return _number(estimate, share=True)


def _number(estimate: Estimate, *, share: bool = False) -> str:
    """Write a number with its interval."""
    value, limits = read(Row("", estimate, "", share=share))
    return f"{value} (95 % interval: {limits})" if estimate.has_interval else value
