"""Checks: how nouns fit together. Each case changes one thing in a network of two centres."""

import copy
from typing import Any

import pytest

from sim.model.loading import from_document
from sim.model.problems import ScenarioError

GAUSSIAN = {"kind": "gaussian", "shift": 1}
CUSUM = {"kind": "cusum", "drift": 0.5, "limit": 4}
NETWORK: dict[str, Any] = {
    "story": "Lamps.",
    "horizon": 100,
    "onset": {"at": 5, "zones": {"north": 1, "south": 0}},
    "sensors": [
        {"name": "lamp", "count": 3, "scan": {"every": 10, "phase": 0}, "to": "post", "zones": ["north"]},
        {"name": "bell", "count": 2, "scan": {"gap": 3}, "to": "tower", "detector": GAUSSIAN},
    ],
    "outages": [{"name": "fog", "affects": ["lamp", "bell"], "up": 5, "down": 0}],
    "relays": [{"name": "post", "to": "pier"}, {"name": "pier", "to": "harbour"}],
    "centres": [{"name": "harbour", "rule": {"k": 3}}, {"name": "tower", "rule": CUSUM}],
    "shares": [{"from": "tower", "to": "harbour", "what": "alerts"}],
    "cues": [{"from": "lamp", "to": "bell"}],
}
RELAY = {"name": "mast", "to": "tower"}


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """Give the network with values put at places such as ``sensors.0.to``; ``+`` adds to a list."""
    document = copy.deepcopy(NETWORK)
    for place, value in changes:
        *way, last = place.split(".")
        table: Any = document
        for key in way:
            table = table[int(key)] if isinstance(table, list) else table[key]
        if last == "+":
            table.append(value)
        else:
            table[int(last) if isinstance(table, list) else last] = value
    return document


def problems_of(document: dict[str, Any]) -> list[tuple[str, str, str, str | None]]:
    """Tell the problems of a document: key, found, allowed, hint."""
    with pytest.raises(ScenarioError) as refused:
        from_document(document, name="network")
    return [(one.key, one.found, one.allowed, one.hint) for one in refused.value.problems]


def test_the_unchanged_network_is_sound() -> None:
    assert from_document(NETWORK, name="network").sensors[0].to == "post"


@pytest.mark.parametrize(
    ("place", "value", "key", "allowed"),
    [
        ("warmup", 100, "warmup", "less than the horizon (100)"),
        ("sensors.0.scan.phase", 10, "sensors.lamp.scan.phase", "below every"),
        ("sensors.1.scan.gap", 0, "sensors.bell.scan.gap", "mean above 0"),
        ("outages.0.up", 0, "outages.fog", "mean above 0"),
        ("onset.zones", {"north": 0}, "onset.zones", "weight above 0"),
        ("onset.zones", {"north": 1e308, "south": 1e308}, "onset.zones", "smaller weights"),
        ("onset.zones", {"south": 1}, "sensors.lamp.zones[0]", "a zone of the onset"),
        ("onset", {"at": 5}, "sensors.lamp.zones", "no zones"),
        ("sensors.0.zones", [], "sensors.lamp.zones", "at least one"),
        ("sensors.0.zones", ["north", "north"], "sensors.lamp.zones[1]", "each name once"),
        ("outages.0.affects", [], "outages.fog.affects", "at least one"),
        ("outages.0.affects", ["lamp", "lamp"], "outages.fog.affects[1]", "each name once"),
        ("outages.0.affects", ["post"], "outages.fog.affects[0]", "a group of sensors"),
        (
            "outages.+",
            {"name": "fog", "affects": ["lamp"], "up": 1, "down": 1},
            "outages[1].name",
            "other outage",
        ),
        ("sensors.0.to", "bell", "sensors.lamp.to", "a relay or centre"),
        ("relays.1.to", "nowhere", "relays.pier.to", "a relay or centre"),
        ("relays.1.to", "post", "relays.pier.to", "never lead back"),
        ("relays.1.to", "pier", "relays.pier.to", "never lead back"),
        ("shares.0.from", "post", "shares[0].from", "a centre"),
        ("shares.0.from", "harbour", "shares[0].to", "another centre"),
        ("shares.+", NETWORK["shares"][0], "shares[1]", "once"),
        ("cues.0.to", "harbour", "cues[0].to", "a group of sensors"),
        ("cues.0.to", "lamp", "cues[0].to", "another group"),
        ("cues.+", {"from": "lamp", "to": "bell", "after": 3}, "cues[1]", "once"),
        ("cues.+", {"from": "bell", "to": "lamp"}, "cues[1].to", "never lead back"),
        ("relays.+", {"name": "tower", "to": "harbour"}, "centres.tower.name", "no other"),
        (
            "relays.+",
            {"name": "lamp-3", "to": "harbour"},
            "relays.lamp-3.name",
            'sensors "lamp-1" to "lamp-3"',
        ),
        ("centres.0.rule.k", 4, "centres.harbour.rule.k", "at most 3"),
        ("sensors.1.detector", {"p": 1}, "centres.tower.rule.kind", "gaussian"),
        ("sensors.1.detector", GAUSSIAN | {"threshold": 1}, "centres.tower.rule.kind", "gaussian"),
        ("shares.+", {"from": "harbour", "to": "tower"}, "centres.tower.rule.kind", "gaussian"),
        ("centres.+", {"name": "mole"}, "centres.mole", "lead to it"),
    ],
)
def test_what_does_not_fit_is_told_once(place: str, value: Any, key: str, allowed: str) -> None:
    ((found_key, _, found_allowed, _),) = problems_of(changed((place, value)))
    assert (found_key, allowed in found_allowed) == (key, True)


@pytest.mark.parametrize(
    "changes",
    [
        [("centres.0.rule", {"k": 5}), ("shares.0.what", "reports")],
        [("centres.0.rule", {"k": 9, "distinct": False})],
        [("relays.+", {"name": "lamp-4", "to": "harbour"})],
        [("relays.+", {"name": "lamp-03", "to": "harbour"})],
        [
            ("centres.+", {"name": "mole", "rule": {"k": 9}}),
            ("shares.+", {"from": "tower", "to": "mole", "what": "alerts"}),
        ],
        [("shares.+", {"from": "tower", "to": "harbour", "what": "reports"})],
        [("sensors.0.scan.phase", 9.999)],
        [("warmup", 99.9)],
        [("outages.0.down", 5), ("outages.0.up", 0)],
        [("sensors.0.count", 2_000_000_000), ("centres.0.rule.k", 2_000_000_000)],
        [("sensors.0.count", 1), ("relays.+", {"name": "lamp-1", "to": "harbour"}), ("centres.0.rule.k", 1)],
    ],
)
def test_what_only_looks_odd_is_accepted(changes: Any) -> None:
    from_document(changed(*changes), name="network")


def test_a_misspelt_name_gets_the_nearest_of_the_right_sort() -> None:
    ((_, found, _, hint),) = problems_of(changed(("sensors.0.to", "pots")))
    assert (found, hint) == ('"pots"', 'did you mean "post"?')


def test_k_counts_what_partners_share_but_not_what_they_were_given() -> None:
    shared = [("shares.0.what", "reports"), ("centres.+", {"name": "mole", "rule": {"k": 4}})]
    way = ("shares.+", {"from": "harbour", "to": "mole"})
    ((key, _, allowed, _),) = problems_of(changed(*shared, way))
    assert (key, "at most 3" in allowed) == ("centres.mole.rule.k", True)


def test_alerts_that_were_adopted_reach_nobody_else() -> None:
    quiet = [("centres.+", {"name": "mole"}), ("centres.+", {"name": "quay"})]
    ways = [("tower", "mole"), ("mole", "quay")]
    shares = [("shares.+", {"from": giver, "to": taker, "what": "alerts"}) for giver, taker in ways]
    ((key, _, allowed, _),) = problems_of(changed(*quiet, *shares))
    assert (key, "not passed on" in allowed) == ("centres.quay", True)


def test_a_way_must_be_said_where_there_is_more_than_one() -> None:
    document = copy.deepcopy(NETWORK)
    del document["sensors"][0]["to"]
    ((key, found, _, _),) = problems_of(document)
    assert (key, found) == ("sensors.lamp.to", "nothing")


def test_a_scenario_has_a_centre() -> None:
    document = {"story": "Lamps.", "horizon": 5, "sensors": [{"name": "lamp", "scan": {"every": 1}}]}
    assert [key for key, *_ in problems_of(document)] == ["centres"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("sensors.0.name", 3),
        ("sensors.0.to", 3),
        ("sensors.0.count", "many"),
        ("sensors.0", 3),
        ("sensors", 3),
        ("relays.0.name", "a/b"),
        ("relays.0", 3),
        ("sensors.0.zones", ["north", 3]),
        ("relays", {}),
        ("centres.1.name", ""),
        ("centres.1.rule", {"kind": "cusum", "drift": -1, "limit": 4}),
        ("centres.0.rule.k", 0),
        ("centres", 3),
        ("shares.0.from", 3),
        ("shares.0.what", "all"),
        ("onset", 3),
        ("onset.zones", 3),
        ("onset.zones.north", "much"),
        ("sensors.1.detector", {"kind": "gaussian", "shift": 1, "threshold": "no"}),
        ("outages.0.up", -1),
        ("cues.0.from", 3),
    ],
)
def test_an_unsound_value_has_no_misleading_follow_on(place: str, value: Any) -> None:
    assert len(problems_of(changed((place, value)))) == 1


def test_unsound_values_and_what_does_not_fit_are_told_together() -> None:
    keys = {
        key for key, *_ in problems_of(changed(("sensors.0.count", 0), ("cues.0.to", "bel"), ("warmup", 100)))
    }
    assert keys == {"sensors.lamp.count", "cues[0].to", "warmup"}
