"""The catalogue names every measure and every stage, and says of each what it is taken over."""

import attrs
import pytest

from sim.analysis.budget import STAGES
from sim.analysis.catalogue import BESIDE, CENTRE, ENTRIES, QUANTILES, STAGE_MEANINGS, STATION, Entry
from sim.analysis.measures import CentreMeasures, Latency, StationMeasures


def _names(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.name for entry in entries]


def test_every_measure_of_a_centre_is_in_the_catalogue() -> None:
    fields = set(attrs.fields_dict(CentreMeasures))
    assert set(_names(CENTRE)) | {"without_alert"} == fields
    assert _names(BESIDE) == ["missed", "without_alert"]


def test_every_measure_of_a_station_is_in_the_catalogue() -> None:
    assert _names(STATION) == list(attrs.fields_dict(StationMeasures))


def test_every_quantile_of_the_latency_is_in_the_catalogue() -> None:
    assert ["mean", *QUANTILES] == list(attrs.fields_dict(Latency))
    assert [f"p{level:.0%}" for level in QUANTILES.values()] == [f"{name}%" for name in QUANTILES]


def test_every_stage_has_a_meaning_in_the_order_of_the_budget() -> None:
    assert tuple(STAGE_MEANINGS) == STAGES


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_says_what_it_is_and_over_what(entry: Entry) -> None:
    assert entry.value in {"mean", "fraction", "rate"}
    assert (entry.unit == "") == (entry.value == "fraction" or entry.name == "utilisation")
    assert entry.meaning.endswith(".")
    assert "replications" in entry.condition
    assert entry.condition.endswith(".")


def test_a_name_is_used_once_and_has_a_label_for_people() -> None:
    assert len(ENTRIES) == len(CENTRE) + len(BESIDE) + len(STATION)
    assert ENTRIES["time_to_first_alert"].label == "time to first alert"
