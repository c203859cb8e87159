"""Paths: entries are shown by name where the name is usable and only theirs."""

from typing import Any

import pytest

from sim.model.paths import Places

NAMED: dict[str, Any] = {
    "sensors": [
        {"name": "lamp"},
        {"name": "twin"},
        {"name": "twin"},
        {"name": 3},
        {"name": "a/b"},
        7,
        {"name": "a b"},
    ],
    "shares": [{"from": "a"}],
}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("horizon",), "horizon"),
        (("sensors", 0, "scan", "every"), "sensors.lamp.scan.every"),
        (("sensors", 0, "zones", 1), "sensors.lamp.zones[1]"),
        (("sensors", 1, "to"), "sensors[1].to"),
        (("sensors", 2, "to"), "sensors[2].to"),
        (("sensors", 3), "sensors[3]"),
        (("sensors", 4), "sensors[4]"),
        (("sensors", 5), "sensors[5]"),
        (("sensors", 6, "to"), 'sensors."a b".to'),
        (("shares", 0, "to"), "shares[0].to"),
        (("odd\nkey", "." * 70), '"odd\\nkey"."' + "." * 60 + '…"'),
        ((), ""),
    ],
)
def test_paths_are_written_so_that_one_finds_the_place(path: Any, shown: str) -> None:
    assert Places(NAMED).show(path) == shown


def test_a_document_that_is_no_table_has_places_too() -> None:
    assert Places(3).show(("sensors", 0)) == "sensors[0]"
