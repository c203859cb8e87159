"""The estimate of the work: what is counted, and which key is to blame."""

import pytest

from sim.model.loading import from_document
from sim.model.workload import estimate

PLACE = {
    "story": "Lamps at a harbour of the Lantern Isles.",
    "horizon": 100,
    "centres": [{"name": "harbour"}],
}
LAMP = {"name": "lamp", "scan": {"every": 10}}


def judged(**said: object):
    return estimate(from_document({**PLACE, "sensors": [LAMP], **said}, name="judged"))


def test_looks_are_counted_for_every_sensor_of_a_group() -> None:
    work = judged(sensors=[{**LAMP, "count": 3}, {"name": "bell", "scan": {"rate": 0.5}}])
    assert work.steps == 3 * 11 + 51
    assert work.key == "sensors.bell.scan.rate"
    assert (work.series, work.series_key) == (4, "sensors.lamp.count")


def test_gaps_that_are_mostly_short_count_by_how_many_fit_not_by_their_mean() -> None:
    rare = {"dist": "choice", "values": [0.01, 100_000], "weights": [9, 1]}
    assert judged(sensors=[{"name": "lamp", "scan": {"gap": rare}}]).steps > 9


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("sensors.lamp.count", {"sensors": [{**LAMP, "count": 2_000_000_000}]}),
        ("sensors.lamp.scan.every", {"sensors": [{"name": "lamp", "scan": {"every": 1e-12}}]}),
        ("sensors.lamp.scan.gap", {"sensors": [{"name": "lamp", "scan": {"gap": 1e-9}}]}),
        ("sensors.lamp.link.max_tries", {"sensors": [{**LAMP, "link": {"loss": 1, "max_tries": 10**9}}]}),
        ("outages.fog.up", {"outages": [{"name": "fog", "affects": ["lamp"], "up": 1e-9, "down": 1e-9}]}),
    ],
)
def test_the_key_to_blame_is_named(key: str, said: dict[str, object]) -> None:
    work = judged(**said)
    assert work.key == key
    assert work.steps > 1e9


def test_cued_looks_and_their_series_multiply_along_the_cues() -> None:
    groups = [
        {**LAMP, "count": 2},
        {**LAMP, "name": "bell", "count": 3},
        {**LAMP, "name": "gull", "count": 5},
    ]
    cues = [{"from": "lamp", "to": "bell"}, {"from": "bell", "to": "gull"}]
    work = judged(sensors=groups, cues=cues)
    bell = 3 * 11 + 22 * 3
    assert work.steps == 22 + bell + 5 * 11 + bell * 5
    assert work.series == 2 + (3 + 2 * 3) + (5 + (3 + 2 * 3) * 5)
    assert work.series_key == "sensors.gull.count"
