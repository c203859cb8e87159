"""Addresses: from a key to its place in a document."""

import pytest

from sim.model.addresses import Astray, follow
from sim.model.complaints import Path

DOCUMENT = {
    "horizon": 9,
    "onset": {"zones": {"far east": 1, "a.b": 1}},
    "sensors": [{"name": "lamp"}, {"name": "lamp.2"}, {"name": "1"}, {"name": "bell"}, {"name": "bell"}],
    "centres": [{"name": "harbour", "service": {"dist": "choice", "values": [1, 2]}}],
    "shares": [{"from": "harbour", "to": "tower"}],
    "cues": [{"from": "lamp", "to": "bell"}, {"from": "lamp", "to": "bell"}],
}


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("horizon", ("horizon",)),
        ("warmup", ("warmup",)),
        ("sensors.lamp.scan.every", ("sensors", 0, "scan", "every")),
        ("sensors.lamp.2.count", ("sensors", 1, "count")),
        ('sensors."lamp".count', ("sensors", 0, "count")),
        ("sensors.'lamp.2'.count", ("sensors", 1, "count")),
        ("sensors.1.count", ("sensors", 2, "count")),
        ("sensors[1].count", ("sensors", 1, "count")),
        ("sensors.4.count", ("sensors", 4, "count")),
        ("onset.zones.far east", ("onset", "zones", "far east")),
        ("onset.zones.a.b", ("onset", "zones", "a.b")),
        ("onset.zones.new", ("onset", "zones", "new")),
        ("centres.harbour.service.values[1]", ("centres", 0, "service", "values", 1)),
        ("shares.harbour>tower.delay", ("shares", 0, "delay")),
        ("cues[1].after", ("cues", 1, "after")),
    ],
)
def test_an_address_is_followed_to_its_place(key: str, path: Path) -> None:
    assert follow(DOCUMENT, key) == path


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("", '""'),
        (".", '"."'),
        ("horizon.", '"."'),
        ("a..b", '".b"'),
        ('sensors."lamp"x', '"x"'),
        ("sensors.lapm.count", '"lapm"'),
        ("sensors.bell.count", '"bell"'),
        ("sensors[5].count", "5"),
        ("relays.post.servers", '"post"'),
        ("cues.lamp>bell.after", '"lamp>bell"'),
        ("horizon.mean", "9 on the way there"),
        ("onset[0]", "[0] where there is no list"),
    ],
)
def test_an_address_that_leads_nowhere_says_where_it_went_astray(key: str, found: str) -> None:
    with pytest.raises(Astray) as caught:
        follow(DOCUMENT, key)
    assert (caught.value.problem.key, caught.value.problem.found) == (key, found)


def test_numbers_are_offered_where_names_do_not_tell_entries_apart() -> None:
    with pytest.raises(Astray) as caught:
        follow(DOCUMENT, "cues.lamp>bell.after")
    assert "from 0 to 1" in caught.value.problem.allowed
