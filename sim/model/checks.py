"""Checks: how the nouns of a scenario fit together. Reading made each one sound, or marked it UNSOUND.

A check says nothing about what is UNSOUND, nor about what hangs on it: that was complained of already. No
check counts sensors one by one, so groups of any size are checked at once.
"""

from collections.abc import Iterator
from math import inf
from typing import Any

from sim.model.complaints import NOTHING, UNSOUND, Complaints, Path, Words
from sim.model.detectors import Gaussian
from sim.model.flow import Reach, reach
from sim.model.joins import check_arrows, check_list, check_names, check_references, entries, fill_ways
from sim.model.rules import Cusum, KOfN
from sim.model.scenario import Scenario
from sim.model.sensors import Periodic, Renewal, SensorGroup

WAYS = {
    "sensors": ("name", "to"),
    "relays": ("name", "to"),
    "centres": ("name",),
    "shares": ("from_", "to", "what"),
}


def check(scenario: Scenario, complaints: Complaints) -> Scenario:
    """Check how a scenario's nouns fit together, and fill in where reports go.

    Parameters
    ----------
    scenario
        What was read; parts may be UNSOUND.
    complaints
        What was wrong so far; what is found here is added.

    Returns
    -------
    Scenario
        The scenario with `to` filled in; to be used only if there are no complaints.
    """
    if scenario.centres == ():
        complaints.add(("centres",), NOTHING, "at least one [[centres]] table")
    scenario = fill_ways(scenario, complaints)
    check_times(scenario, complaints)
    check_zones(scenario, complaints)
    check_names(scenario, complaints)
    check_references(scenario, complaints)
    check_arrows(scenario, complaints)
    if _is_flow_known(scenario, complaints):
        check_rules(scenario, complaints)
    return scenario


def check_times(scenario: Scenario, complaints: Complaints) -> None:
    """See that warm-up ends before the horizon, and that looks, ups and downs take time."""
    if UNSOUND not in (scenario.warmup, scenario.horizon) and scenario.warmup >= scenario.horizon:
        complaints.add(("warmup",), scenario.warmup, f"less than the horizon ({scenario.horizon:g})")
    for index, group in entries(scenario.sensors):
        _check_scan(("sensors", index, "scan"), group.scan, complaints)
    for index, outage in entries(scenario.outages):
        up, down = outage.up, outage.down
        if up is not UNSOUND and down is not UNSOUND and up.mean + down.mean <= 0:
            allowed = "up and down of which at least one has a mean above 0"
            complaints.add(("outages", index), Words("no time up and no time down"), allowed)


def _check_scan(path: Path, scan: Any, complaints: Complaints) -> None:
    """See that a phase lies within its period, and that a gap takes time."""
    match scan:
        case Periodic(every=float() as every, phase=float() as phase) if phase >= every:
            complaints.add((*path, "phase"), phase, f"a number from 0 to below every ({every:g})")
        case Renewal(gap=gap) if gap is not UNSOUND and gap.mean <= 0:
            complaints.add((*path, "gap"), Words("gaps of 0"), "gaps with a mean above 0")


def check_zones(scenario: Scenario, complaints: Complaints) -> None:
    """See that a zone can have the onset, and that sensors name zones of the onset only."""
    onset: Any = scenario.onset
    zones: Any = UNSOUND if onset is UNSOUND else onset and onset.zones
    if zones and zones is not UNSOUND and UNSOUND not in zones.weights:
        if not any(zones.weights):
            complaints.add(
                ("onset", "zones"), Words("no weight above 0"), "at least one zone with a weight above 0"
            )
        elif sum(zones.weights) == inf:
            complaints.add(("onset", "zones"), Words("weights that add up to infinity"), "smaller weights")
    for index, group in entries(scenario.sensors):
        path: Path = ("sensors", index, "zones")
        if zones is None and group.zones not in (None, UNSOUND):
            complaints.add(path, group.zones, "no zones: the onset has none (they go into [onset] zones)")
        else:
            known = None if zones is UNSOUND else dict.fromkeys(zones.names if zones else ())
            check_list(path, group.zones, known, "the name of a zone of the onset", complaints)


def _is_flow_known(scenario: Scenario, complaints: Complaints) -> bool:
    """Tell whether it is clear, so far, what can reach which centre."""
    for section, keys in WAYS.items():
        found: Any = getattr(scenario, section)
        if found is UNSOUND or complaints.concern(section, [key.rstrip("_") for key in keys]):
            return False
        for entry in found:
            if entry is UNSOUND or UNSOUND in [getattr(entry, key) for key in keys]:
                return False
    return True


def check_rules(scenario: Scenario, complaints: Complaints) -> None:
    """See that every centre can be reached, and that its rule can be met by what reaches it."""
    reached = reach(scenario)
    own = {name: _size(one.own) for name, one in reached.items()}
    for index, centre in enumerate(scenario.centres):
        what = reached[centre.name]
        size = own[centre.name] + sum(own[name] for name in what.partners)
        alerted = any(own[name] + sum(own[one] for one in reached[name].partners) for name in what.alerted_by)
        path: Path = ("centres", index)
        if not size and not alerted:
            complaints.add(path, Words("a centre that nothing can reach"), _ways_to_reach(what))
        elif size:
            _check_rule((*path, "rule"), centre.rule, size, complaints)
            _check_scores((*path, "rule"), centre.rule, _groups(what, reached), complaints)


def _ways_to_reach(what: Reach) -> str:
    """Say how a centre can be reached."""
    only_shared = "; what a partner was given is not passed on" if what.partners or what.alerted_by else ""
    return f"sensors, relays or shares that lead to it{only_shared}"


def _size(groups: list[SensorGroup]) -> float:
    """Count the sensors of groups; infinitely many where a count is not known."""
    return sum(inf if group.count is UNSOUND else group.count for group in groups)


def _groups(what: Reach, reached: dict[str, Reach]) -> Iterator[SensorGroup]:
    """Go through the groups whose reports can reach a centre."""
    yield from what.own
    for name in what.partners:
        yield from reached[name].own


def _check_rule(path: Path, rule: Any, size: float, complaints: Complaints) -> None:
    """See that a rule of k distinct sensors has k sensors."""
    if isinstance(rule, KOfN) and UNSOUND not in (rule.k, rule.distinct) and rule.distinct and rule.k > size:
        allowed = f"at most {size:.0f}, the sensors that can reach this centre (or distinct = false)"
        complaints.add((*path, "k"), rule.k, allowed)


def _check_scores(path: Path, rule: Any, groups: Iterator[SensorGroup], complaints: Complaints) -> None:
    """See that a CUSUM gets every look: only Gaussian detectors with threshold "none"."""
    if not isinstance(rule, Cusum):
        return
    for group in groups:
        detector: Any = group.detector
        if detector is UNSOUND or (
            isinstance(detector, Gaussian) and detector.threshold in ("none", UNSOUND)
        ):
            continue
        allowed = (
            'for "cusum": kind "gaussian" with threshold "none" in every group that can reach this centre'
        )
        found = Words(f'a centre that the group "{group.name}" can reach, whose looks do not all report')
        complaints.add((*path, "kind"), found, allowed)
        return
