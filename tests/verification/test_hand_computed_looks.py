"""Runs worked out by hand: when sensors look, what they see, and how long the onset waits for it."""

from typing import Any

import pytest

EIGHT = 8.0
CENTRE = '[[centres]]\nname = "harbour"\n'


def test_the_onset_waits_for_the_next_look_of_the_scan(play_text: Any, instants: Any) -> None:
    """Looks at 3, 13, 23, …; the onset at 44.5 is seen at 53, and nothing else takes time.

    | instant    | at   |
    | ---------- | ---- |
    | onset      | 44.5 |
    | look       | 53   |  phase 3 + 5 times 10
    | delivered  | 53   |
    """
    played = play_text(
        'horizon = 60\n[onset]\nat = 44.5\n[[sensors]]\nname = "lamp"\nscan = { every = 10, phase = 3 }\n'
        + CENTRE
    )
    assert played.path("harbour") == instants(53.0)
    assert played.budget("harbour") == {"scan_wait": 8.5}
    assert [row[0] for row in played.rows("looks", "at")] == [3.0, 13.0, 23.0, 33.0, 43.0, 53.0]
    assert played.records.onset.tolist() == [44.5]


def test_every_step_between_look_and_warning_takes_its_own_time(play_text: Any, instants: Any) -> None:
    """One report, every delay different.

    | instant   | at    | because                |
    | --------- | ----- | ---------------------- |
    | onset     | 10    |                        |
    | look      | 12    | phase 2, every 5       |
    | processed | 13.5  | + processing 1.5       |
    | linked    | 16    | + link 2.5             |
    | served    | 16.25 | + service 0.25, no wait |
    | decided   | 20.25 | + decision 4           |
    | delivered | 20.75 | + delivery 0.5         |
    """
    played = play_text("""
        horizon = 40
        [onset]
        at = 10
        [[sensors]]
        name = "lamp"
        scan = { every = 5, phase = 2 }
        processing = 1.5
        link = { delay = 2.5 }
        [[centres]]
        name = "harbour"
        service = 0.25
        decision = 4
        delivery = 0.5
        """)
    expected = instants(12.0, processed=13.5, linked=16.0, served=16.25, decided=20.25, delivered=20.75)
    assert played.path("harbour") == expected
    assert played.budget("harbour") == {
        "scan_wait": 2.0,
        "processing": 1.5,
        "link": 2.5,
        "service": 0.25,
        "decision": 4.0,
        "delivery": 0.5,
    }


def test_look_times_are_multiplied_not_summed_up(play_text: Any) -> None:
    """The j-th look is at 0.05 + j times 0.1; ten times 0.1 summed up would be 0.9999999999999999."""
    played = play_text(
        'horizon = 1.05\n[[sensors]]\nname = "lamp"\nscan = { every = 0.1, phase = 0.05 }\n' + CENTRE
    )
    assert played.rows("looks", "look", "at") == [(j, 0.05 + j * 0.1) for j in range(11)]


def test_a_look_at_the_horizon_is_made_and_its_alert_delivered(play_text: Any, instants: Any) -> None:
    """Looks at 0, 0.1, …, and the tenth falls exactly on the horizon 1, where the onset is too."""
    played = play_text(
        'horizon = 1\n[onset]\nat = 1\n[[sensors]]\nname = "lamp"\nscan = { every = 0.1, phase = 0 }\n'
        + CENTRE
    )
    assert played.path("harbour") == instants(1.0)
    assert played.budget("harbour") == {}
    assert played.centre("harbour", "armed") == [1.0]


def test_an_onset_is_seen_from_its_first_instant_until_just_before_its_last(play_text: Any) -> None:
    """The onset holds in [10, 30): looks at 10 and 20 are genuine, those at 0, 30 and 40 are not."""
    played = play_text(
        "horizon = 40\n[onset]\nat = 10\nlasts = 20\n"
        '[[sensors]]\nname = "lamp"\nscan = { every = 10, phase = 0 }\n' + CENTRE
    )
    assert played.rows("looks", "at", "genuine", "fired") == [
        (0.0, False, False),
        (10.0, True, True),
        (20.0, True, True),
        (30.0, False, False),
        (40.0, False, False),
    ]


def test_a_scan_with_gaps_looks_first_after_its_first_gap(play_text: Any, instants: Any) -> None:
    """Gaps of 7 from 0 on: looks at 7, 14, 21, 28; the onset at 14 is seen at once."""
    played = play_text(
        'horizon = 30\n[onset]\nat = 14\n[[sensors]]\nname = "lamp"\nscan = { gap = 7 }\n' + CENTRE
    )
    assert [row[0] for row in played.rows("looks", "at")] == [7.0, 14.0, 21.0, 28.0]
    assert played.path("harbour") == instants(14.0)


def test_a_look_that_sees_nothing_yet_is_a_missed_look(play_text: Any, instants: Any) -> None:
    """The onset at 50 grows over 10 ticks: strength 0 at the look at 50, 1 at the look at 60."""
    played = play_text("""
        horizon = 80
        [onset]
        at = 50
        growth = { kind = "linear", over = 10 }
        [[sensors]]
        name = "lamp"
        scan = { every = 10, phase = 0 }
        [[centres]]
        name = "harbour"
        """)
    assert played.path("harbour") == instants(60.0, first_look=50.0)
    assert played.budget("harbour") == {"missed_looks": 10.0}
    fired = dict(played.rows("looks", "at", "fired"))
    assert [at for at, did in fired.items() if did] == [60.0, 70.0, 80.0]


@pytest.mark.parametrize(
    ("growth", "share"),
    [('{ kind = "linear", over = 20 }', 0.25), ('{ kind = "exponential", over = 5 }', 0.6321205588285577)],
)
def test_a_look_fires_in_proportion_to_the_strength(play_text: Any, growth: str, share: float) -> None:
    """A look 5 ticks after the onset fires with probability 0.1 + 0.6·s(5): within 5 sigma of 3,000 looks."""
    played = play_text(
        f'horizon = 5\n[onset]\nat = 0\ngrowth = {growth}\n[[sensors]]\nname = "lamp"\n'
        f"scan = {{ every = 10, phase = 5 }}\ndetector = {{ p = 0.7, false_alarm = 0.1 }}\n{CENTRE}",
        replications=3000,
    )
    chance = 0.1 + 0.6 * share
    fired = [row[0] for row in played.rows("looks", "fired")]
    sigma = (chance * (1 - chance) / len(fired)) ** 0.5
    assert sum(fired) / len(fired) == pytest.approx(chance, abs=5 * sigma)


def test_a_sensor_sees_only_the_zones_that_it_covers(play_text: Any, instants: Any) -> None:
    """All onsets fall in north: the southern lamp looks at 1 and sees nothing, that of all zones at 4."""
    played = play_text("""
        horizon = 9
        [onset]
        at = 0
        zones = { south = 0, north = 2 }
        [[sensors]]
        name = "south-lamp"
        zones = ["south"]
        scan = { every = 100, phase = 1 }
        [[sensors]]
        name = "lamp"
        scan = { every = 100, phase = 4 }
        [[sensors]]
        name = "north-lamp"
        zones = ["south", "north"]
        scan = { every = 100, phase = 6 }
        [[centres]]
        name = "harbour"
        """)
    assert played.records.zone.tolist() == [1]
    assert played.rows("looks", "source", "genuine", "fired") == [
        ("lamp-1", True, True),
        ("north-lamp-1", True, True),
        ("south-lamp-1", False, False),
    ]
    assert played.path("harbour") == instants(4.0)


@pytest.mark.parametrize("onset", ["", "[onset]\nat = 5\nchance = 0\n", "[onset]\nat = 30.5\n"])
def test_without_an_onset_nothing_is_genuine(play_text: Any, onset: str) -> None:
    """No onset table, chance 0, or an onset beyond the horizon: false reports alone, at 0, 10, 20, 30."""
    played = play_text(
        f'horizon = 30\n{onset}[[sensors]]\nname = "lamp"\nscan = {{ every = 10, phase = 0 }}\n'
        f"detector = {{ false_alarm = 1 }}\n{CENTRE}",
        replications=2,
    )
    assert played.path("harbour") == {}
    assert played.records.onset.tolist() == pytest.approx([float("nan")] * 2, nan_ok=True)
    assert played.rows("looks", "at", "genuine", "fired") == sorted(
        [(at, False, True) for at in (0.0, 10.0, 20.0, 30.0)] * 2
    )
    assert played.centre("harbour", "false_alerts") == [4, 4]
    assert played.centre("harbour", "armed") == [30.0, 30.0]
    assert played.centre("harbour", "first_alert") == [0.0, 0.0]
    assert played.centre("harbour", "first_true") == [False, False]


def test_staggered_sensors_share_the_period_evenly(play_text: Any) -> None:
    """Four sensors, every 8: whatever u is, the first looks lie 2 apart, going round the period."""
    played = play_text(
        'horizon = 7.999\n[[sensors]]\nname = "lamp"\ncount = 4\nscan = { every = 8, phase = "staggered" }\n'
        + CENTRE,
        replications=20,
    )
    looks: dict[tuple[int, str], float] = {
        (rep, source): at for rep, source, at in played.rows("looks", "replication", "source", "at")
    }
    for replication in range(20):
        first = looks[replication, "lamp-1"]
        for number in range(4):
            assert looks[replication, f"lamp-{number + 1}"] == pytest.approx(
                (first + 2 * number) % 8, abs=1e-12
            )
    assert len({looks[replication, "lamp-1"] for replication in range(20)}) > 1


def test_random_phases_fill_the_period_sensor_by_sensor(play_text: Any) -> None:
    """Each sensor draws its own phase in [0, 8): one look each in [0, 8), no two alike, 4 on average."""
    played = play_text(
        f'horizon = 8\n[[sensors]]\nname = "lamp"\ncount = 2\nscan = {{ every = 8 }}\n{CENTRE}',
        replications=1000,
    )
    first = [at for look, at in played.rows("looks", "look", "at") if look == 0]
    assert (len(set(first)), min(first) >= 0.0, max(first) < EIGHT) == (2000, True, True)
    assert sum(first) / 2000 == pytest.approx(4.0, abs=5 * 8 / 12**0.5 / 2000**0.5)
