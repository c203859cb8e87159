"""What a replay shows, compared frame by frame with what has to be seen: a list of its lies."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from hosted import host_page
from replayed import Expected, along

import sim
from sim.model.loading import parse
from sim.stories.traces import Trace

CROWDED = """
title = "A crowded harbour"
story = "On the Lantern Isles, which do not exist, two readers have more to read than they can."
horizon = 60
[onset]
at = 20
[[sensors]]
name = "lamp"
count = 4
scan = { rate = 0.4 }
detector = { p = 0.9, false_alarm = 0.3 }
processing = { dist = "exponential", mean = 1 }
link = { delay = { dist = "uniform", low = 1, high = 2 }, loss = 0.4, retry_after = 1.5, max_tries = 2 }
[[centres]]
name = "harbour"
servers = 2
service = { dist = "exponential", mean = 1.6 }
rule = { k = 5, window = 5, distinct = false }
decision = 1.5
delivery = 1
"""
MISSED = """
story = "On the Lantern Isles, which do not exist, the glow-tide is over too soon."
horizon = 60
[onset]
at = 20
lasts = 12
[[sensors]]
name = "lamp"
count = 3
scan = { every = 7 }
detector = { p = 0.4, false_alarm = 0.05 }
[[centres]]
name = "harbour"
rule = { k = 3, window = 4 }
"""
SCENARIOS = {
    "relays, shared reports and alerts": ("two_islands", 1, 12),
    "cues, adopted alerts, fog": ("against_the_tide", 1, 12),
    "a sum against a limit": ("slow_creep", 1, 40),
    "shares past a centre": ("many_islands", 2, 12),
    "two servers, lost reports, a queue": (CROWDED, 1, 60),
    "a miss": (MISSED, 1, 40),
}
STILL = ("in service", "processing", "deciding")
TELLS = {
    "processing",
    "trying again",
    "travelling",
    "waiting",
    "in service",
    "cueing",
    "deciding",
    "delivering",
}


@lru_cache
def told(which: str) -> Trace:
    scenario, seed, _ = SCENARIOS[which]
    return sim.trace(parse(scenario, name="told") if "\n" in scenario else scenario, seed=seed)


def played(page: Any, trace: Trace, times: list[float], folder: Path, script: str | None = None) -> Any:
    """Open a page with the replay and collect its frames, and the ways that it draws."""
    path = folder / "host.html"
    path.write_text(host_page(trace, script), encoding="utf-8")
    page.goto(path.as_uri())
    frames = page.evaluate("(times) => times.map((t) => { moveTo(t); return frame(); })", times)
    return frames, page.evaluate("ways()")


def lies(trace: Trace, times: list[float], frames: list[Any], ways: dict[str, list[float]]) -> list[str]:
    """List all that a replay shows otherwise than it is."""
    expected = Expected(trace)
    return [
        f"at {t!r}: {lie}"
        for t, frame in zip(times, frames, strict=True)
        for part in (words, counts, tokens, budgets)
        for lie in part(expected, t, frame, ways)
    ]


def differs(what: str, shown: Any, true: Any) -> Iterator[str]:
    if shown != true:
        yield f"{what}: shown {shown}, but it is {true}"


def words(expected: Expected, t: float, frame: Any, _: Any) -> Iterator[str]:
    """Compare the clock, what the sea looks like, what sensors saw, the standing of rules, who was warned."""
    if abs(float(frame["clock"].removeprefix("tick ")) - t) > 0.0501:
        yield f"clock: {frame['clock']}"
    over = expected.onset + (expected.trace.scenario.onset.lasts or float("inf"))
    tide = "Quiet sea" if not t >= expected.onset else "over" if t >= over else "is here"
    if tide not in frame["tide"]:
        yield f"tide: {frame['tide']}, but it is {tide}"
    yield from differs("seen", frame["saw"], expected.saw(t))
    true = [expected.evidence(centre, t) for centre in expected.network.centres]
    yield from differs("evidence", frame["evidence"], true)
    yield from differs("warned", frame["outcomes"], list(outcomes(expected, t)))


def outcomes(expected: Expected, t: float) -> Iterator[str]:
    for rank, _ in enumerate(expected.network.centres):
        came = [a for a in expected.told.tables["alerts"] if a["centre"] == rank and a["delivered"] <= t]
        true = [alert["delivered"] for alert in came if alert["genuine"]]
        yield f"warned at {min(true):.1f}" if true else "not warned"
        many = len(came) - len(true)
        yield f"{many} false alert{'s' * (many != 1)}" if many else ""


def counts(expected: Expected, t: float, frame: Any, _: Any) -> Iterator[str]:
    waiting = [place for _, kind, place, _ in expected.reports(t) if kind == "waiting"]
    for name, shown in frame["counts"].items():
        rank = expected.told.centre_rank(name)
        yield from differs(f"waiting at {name}", shown, waiting.count(f"station {rank}"))
    serving = [place for _, kind, place, _ in expected.reports(t) if kind == "in service"]
    for name, shown in frame["busy"].items():
        rank = expected.told.centre_rank(name)
        many = f"{serving.count(f'station {rank}')} of {expected.network.stations[rank].servers}"
        yield from differs(f"in service at {name}", shown, many)


def tokens(expected: Expected, t: float, frame: Any, ways: Any) -> Iterator[str]:
    """Compare what is where, in which order, and how far along its way or its service."""
    there = [*expected.reports(t), *expected.alerts(t)]
    true = {(of, kind, place): part for of, kind, place, part in there}
    shown = {(one["of"], one["kind"], one["place"]): one for one in frame["tokens"]}
    crowded = {f"station {expected.told.centre_rank(name)}" for name in frame["busy"]}
    unseen = {
        key
        for key in set(true) - set(shown)
        if not beyond_room(key, true, shown) and not (key[1] == "in service" and key[2] in crowded)
    }
    yield from differs("marks", sorted(set(shown) - set(true)) + sorted(unseen), [])
    for key in set(true) & set(shown):
        yield from misplaced(key, true[key], shown[key], ways)
    for place in {place for _, kind, place in true if kind == "waiting"}:
        queue = [key for key in true if key[1:] == ("waiting", place)]
        across = [shown[key]["at"][0] for key in queue if key in shown]
        yield from differs(f"queue at {place}", across, sorted(across))


def beyond_room(key: tuple[str, str, str], true: Any, shown: Any) -> bool:
    """Tell whether a waiting report is so far back in the queue that it is only counted."""
    queue = [other for other in true if other[1:] == key[1:]]
    drawn = [other for other in queue if other in shown]
    return key[1] == "waiting" and len(drawn) >= 5 and queue[: len(drawn)] == drawn


def misplaced(key: tuple[str, str, str], part: float, shown: Any, ways: Any) -> Iterator[str]:
    of, kind, place = key
    unknown = math.isnan(part)
    if place in ways:
        x, y = along(ways[place], 0.0 if unknown else part)
        if abs(x - shown["at"][0]) + abs(y - shown["at"][1]) > 0.01:
            yield f"{of} on {place}: shown at {shown['at']}, but it is at {x:.3f}, {y:.3f}"
        yield from differs(f"{of}: its end is not known", shown["unknown"], unknown)
    elif kind in STILL and abs(shown["part"] - (0.0 if unknown else part)) > 1e-6:
        yield f"{of} {kind}: shown {shown['part']} done, but it is {part}"


def budgets(expected: Expected, t: float, frame: Any, _: Any) -> Iterator[str]:
    """Compare the pieces of every bar, and the words above and below it."""
    ways = [expected.chain(rank) for rank, _ in enumerate(expected.network.centres)]
    most = max([*(chain[-1][2] - expected.onset for chain in ways if chain), expected.deadline or 0.0])
    scale = 1.02 * (most or expected.network.scenario.horizon - expected.onset) / 100
    for chain, shown, total, sums in zip(ways, frame["pieces"], frame["totals"], frame["sums"], strict=True):
        past = min(t, chain[-1][2] if chain else t) - expected.onset
        said = [float(number) for number in re.findall(r"[\d.]+", total)]
        if past >= 0 and abs(said[0] - past) > 0.0501:
            yield f"total: {total}, but {past} ticks have passed"
        true = [(stage, start - expected.onset, max(0.0, min(t, end) - start)) for stage, start, end in chain]
        if not close([(name, left * scale, wide * scale) for name, left, wide in shown], true, 1e-3):
            yield f"pieces: {shown}, but it is {true}"
        words = [f"{stage} {took:.1f}" for stage, _, took in true if took > 0]
        yield from differs("sum", sums, " + ".join(words))


def close(shown: list[tuple[str, float, float]], true: list[tuple[str, float, float]], by: float) -> bool:
    """Tell whether pieces are the same but for rounding."""
    same_names = [one[0] for one in shown] == [one[0] for one in true]
    pairs = zip(shown, true, strict=False)
    return same_names and all(
        abs(a - b) < by for one, other in pairs for a, b in zip(one[1:], other[1:], strict=True)
    )
