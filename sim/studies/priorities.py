"""Priorities in words: sentences made from a ranking of what each remedy saves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.studies.remedies import Remedy
from sim.studies.sheets import around, ticks

PER_CENT = 100.0
SHARES = (
    (0.95, "Nearly all"),
    (0.85, "Nine tenths"),
    (0.78, "Four fifths"),
    (0.71, "Three quarters"),
    (0.60, "Two thirds"),
    (0.54, "More than half"),
    (0.46, "Half"),
    (0.37, "Two fifths"),
    (0.29, "A third"),
    (0.22, "A quarter"),
    (0.17, "A fifth"),
)
STAGE_WORDS: Mapping[str, str] = {
    "scan_wait": "waiting for the next look",
    "missed_looks": "looking again after looks that saw nothing",
    "unused_reports": "waiting for a report that is of use, after others that were not",
    "processing": "processing at the sensor",
    "link": "on the link from the sensor",
    "relays": "at relays and on their links",
    "sharing": "on the way from one centre to another",
    "queue": "waiting in the queue of the centre",
    "service": "in service at the centre",
    "confirmation": "waiting for confirmation",
    "decision": "deciding",
    "delivery": "delivering the warning",
}


@frozen
class Saving:
    """What one remedy saves; every number is better where it is larger.

    Attributes
    ----------
    remedy : Remedy
        What was made better.
    mean, p95 : Estimate
        The ticks by which the mean and the p95 of the latency fall.
    in_time, detected : Estimate
        By how much the shares in time and detected rise.
    changed : int
        In how many of the pairs that were detected on both sides the latency differs at all.
    """

    remedy: Remedy
    mean: Estimate
    p95: Estimate
    in_time: Estimate
    detected: Estimate
    changed: int

    @property
    def idle(self) -> bool:
        """Whether there are pairs, and the latency is the same in all of them."""
        return self.mean.n > 0 and self.changed == 0


def seen(estimate: Estimate) -> bool:
    """Tell whether an interval leaves zero out."""
    return estimate.has_interval and not estimate.low <= 0.0 <= estimate.high


def helps(estimate: Estimate) -> bool:
    """Tell whether an improvement is seen."""
    return seen(estimate) and estimate.value > 0.0


def ranked(savings: Sequence[Saving]) -> tuple[Saving, ...]:
    """Put first what is seen to save most, then what is not seen to save anything, last what costs."""

    def place(saving: Saving) -> tuple[int, float]:
        if not seen(saving.mean):
            return 0, saving.mean.value if saving.mean.exists else 0.0
        return (1 if saving.mean.value > 0.0 else -1), saving.mean.value

    return tuple(sorted(savings, key=place, reverse=True))


def sentences(latency: Estimate, budget: Mapping[str, Estimate], ranking: Sequence[Saving]) -> Iterator[str]:
    """Say where the latency goes, what saves most of it, and what is best for the tail and the deadline.

    Parameters
    ----------
    latency, budget
        The mean latency and its stages, as the scenario is.
    ranking
        What each remedy saves, in order.
    """
    if not latency.exists:
        yield "No true alert was delivered, so there is no latency to be shortened."
        return
    yield _largest(latency, budget)
    if ranking:
        yield _best(ranking)
        yield from _other_aims(ranking)
        yield from _costs(ranking)
    else:
        yield "There is nothing in it that could be made 10 % better."


def _largest(latency: Estimate, budget: Mapping[str, Estimate]) -> str:
    """Say which stage takes most of the latency."""
    stage = max(budget, key=lambda name: budget[name].value)
    if latency.value <= 0.0 or budget[stage].value <= 0.0:
        return "The latency is zero: there is nothing to be saved."
    share = budget[stage].value / latency.value
    rivals = any(budget[name].high >= budget[stage].low for name in budget if name != stage)
    small = f"Less than a fifth, but {'as much as any' if rivals else 'the largest part'},"
    words = next((words for least, words in SHARES if share >= least), small)
    return f"{words} of the mean latency of {ticks(around(latency))} is {STAGE_WORDS[stage]}."


def _best(ranking: Sequence[Saving]) -> str:
    """Say what saves most, and what saves nothing that can be seen."""
    first = ranking[0]
    idle = [one for one in ranking if not seen(one.mean)]
    if not helps(first.mean):
        return f"None of the {len(ranking)} things that were made better saves anything that can be seen."
    told = f"{first.remedy.words} saves {ticks(around(first.mean))}"
    if len(ranking) > 1 and helps(ranking[1].mean):
        told += f", {_small(ranking[1].remedy.words)} {around(ranking[1].mean)}"
    if idle:
        told += f"; {_unseen(_telling(idle))}"
    return f"{told}."


def _unseen(saving: Saving) -> str:
    """Say that a remedy saves nothing that can be seen; where no pair differs at all, of how many."""
    words = _small(saving.remedy.words)
    if saving.idle:
        return f"{words} changes the latency in no pair of {saving.mean.n:,}"
    return f"{words} saves nothing that can be seen"


def _telling(idle: Sequence[Saving]) -> Saving:
    """Choose what is worth telling that it does not help: a server, more of anything, or the last."""
    for ending in (".servers", ".count", ".max_tries"):
        for one in idle:
            if one.remedy.key.endswith(ending):
                return one
    return idle[-1]


def _other_aims(ranking: Sequence[Saving]) -> Iterator[str]:
    """Say what is best for the tail, and for being in time, where it can be seen."""
    slow = max(ranking, key=lambda one: one.p95.value if helps(one.p95) else 0.0)
    if helps(slow.p95):
        fall = ticks(around(slow.p95)) + _rivals(slow.p95, [one.p95 for one in ranking if one is not slow])
        yield f"The p95 falls most by this: {_small(slow.remedy.words)}, by {fall}."
    timely = max(ranking, key=lambda one: one.in_time.value if helps(one.in_time) else 0.0)
    if helps(timely.in_time):
        gain = around(timely.in_time, PER_CENT)
        beside = _rivals(timely.in_time, [one.in_time for one in ranking if one is not timely])
        won = f"{gain} more of every 100 onsets{beside}"
        yield f"Most is won in time by this: {_small(timely.remedy.words)}, {won}."
    elif any(one.in_time.exists for one in ranking):
        yield "Being in time: nothing helps by as much as can be seen."


def _rivals(best: Estimate, others: Sequence[Estimate]) -> str:
    """Say that the best may not be the best, where the interval of another one reaches its own."""
    return ", though others may do as much" if any(one.high >= best.low for one in others) else ""


def _costs(ranking: Sequence[Saving]) -> Iterator[str]:
    """Say what makes the latency longer, and why it may be worth it."""
    last = ranking[-1]
    if seen(last.mean) and last.mean.value < 0.0:
        more = (
            f", but detects {around(last.detected, PER_CENT)} more of every 100"
            if helps(last.detected)
            else ""
        )
        yield f"{last.remedy.words} costs {ticks(around(last.mean, -1.0))}{more}."


def _small(words: str) -> str:
    """Begin with a small letter, within a sentence."""
    return words[:1].lower() + words[1:]
