"""Runs worked out by hand: reports of one group that make another group look."""

from typing import Any

CUED = """
    horizon = {horizon}
    [onset]
    at = {onset}
    zones = {{ bay = 1, cliff = 0 }}
    growth = {growth}
    [[sensors]]
    name = "lamp"
    zones = ["{zone}"]
    scan = {{ every = 100, phase = 0 }}
    detector = {{ p = 1, false_alarm = 1 }}
    processing = 1
    link = {{ loss = {loss} }}
    [[sensors]]
    name = "spyglass"
    count = 2
    scan = {{ every = 100, phase = 50 }}
    processing = 4
    [[centres]]
    name = "harbour"
    rule = {{ k = {k} }}
    [[cues]]
    from = "lamp"
    to = "spyglass"
    after = {after}
    """
USUAL = {"horizon": 60, "onset": 0, "growth": '"step"', "zone": "bay", "loss": 0, "k": 3, "after": 2}
CUED_LOOKS = ("spyglass-1/by/lamp-1", "spyglass-2/by/lamp-1")


def test_every_member_of_the_cued_group_looks_once_more(play_text: Any, instants: Any) -> None:
    """The lamp looks at 0, its report leaves at 1; both spyglasses look at 1 + 2, and by themselves at 50.

    | report     | look | processed | served |
    | ---------- | ---- | --------- | ------ |
    | lamp       | 0    | 1         | 1      |
    | spyglass-1 | 3    | 7         | 7      |
    | spyglass-2 | 3    | 7         | 7      | k = 3: met at 7
    """
    played = play_text(CUED.format(**USUAL))
    assert played.rows("looks", "source", "look", "at", "genuine", "fired") == [
        ("lamp-1", 0, 0.0, True, True),
        ("spyglass-1", 0, 50.0, True, True),
        ("spyglass-1/by/lamp-1", 0, 3.0, True, True),
        ("spyglass-2", 0, 50.0, True, True),
        ("spyglass-2/by/lamp-1", 0, 3.0, True, True),
    ]
    assert played.path("harbour") == instants(0.0, processed=1.0, met=7.0)
    assert played.budget("harbour") == {"processing": 1.0, "confirmation": 6.0}


def test_a_cued_look_may_be_the_first_after_the_onset(play_text: Any, instants: Any) -> None:
    """The lamp's report is false (no onset falls on its cliff) and cues looks at 3; the onset is at 1.5.

    k = 2: the lamp's report at 1 and spyglass-1's at 7: met at 7, first is the cued spyglass-1's.
    """
    played = play_text(CUED.format(**{**USUAL, "zone": "cliff", "onset": 1.5, "k": 2}))
    assert played.path("harbour") == instants(3.0, processed=7.0)
    assert played.budget("harbour") == {"scan_wait": 1.5, "processing": 4.0}


def test_a_cued_look_that_sees_nothing_counts_as_missed(play_text: Any, instants: Any) -> None:
    """The onset at 3 grows over 20 ticks: the cued looks at 3 see strength 0, those at 50 fire.

    Reports: the lamp's false one at 1, the spyglasses' at 54; k = 2: met at 54.
    """
    growth = '{ kind = "linear", over = 20 }'
    played = play_text(CUED.format(**{**USUAL, "zone": "cliff", "onset": 3, "growth": growth, "k": 2}))
    assert played.path("harbour") == instants(50.0, first_look=3.0, processed=54.0)
    assert played.budget("harbour") == {"missed_looks": 47.0, "processing": 4.0}


def test_a_report_that_is_lost_has_cued_all_the_same(play_text: Any) -> None:
    """Cues go out as the report leaves its sensor, before the link loses it."""
    played = play_text(CUED.format(**{**USUAL, "loss": 1}))
    assert [row for row in played.rows("looks", "at", "source") if row[1] in CUED_LOOKS] == [
        (3.0, CUED_LOOKS[0]),
        (3.0, CUED_LOOKS[1]),
    ]
    assert played.path("harbour") == {}


def test_a_cued_look_beyond_the_horizon_is_not_made(play_text: Any) -> None:
    """Cued at 1 to look after 39: at the horizon 40 the look is made, at 39.5 it is not."""
    for horizon, made in ((40, 2), (39.5, 0)):
        played = play_text(CUED.format(**{**USUAL, "horizon": horizon, "after": 39}))
        cued = [row for row in played.rows("looks", "source", "at", "made") if row[0] in CUED_LOOKS]
        assert cued == [(source, 40.0, True) for source in CUED_LOOKS[:made]]


def test_a_cued_look_while_down_is_not_made(play_text: Any) -> None:
    """The spyglasses are down in [2, 10): their cued looks at 3 are not made.

    Nothing comes of them; the looks at 50 are made, for then an outage has just ended.
    """
    fog = '[[outages]]\nname = "fog"\naffects = ["spyglass"]\nup = 2\ndown = 8\n'
    played = play_text(CUED.format(**USUAL) + fog)
    assert {row for row in played.rows("looks", "source", "made", "fired") if row[0] in CUED_LOOKS} == {
        (source, False, False) for source in CUED_LOOKS
    }
    assert played.rows("reports", "source") == [("lamp-1",), ("spyglass-1",), ("spyglass-2",)]


CHAIN = """
    horizon = 30
    [onset]
    at = 0
    [[sensors]]
    name = "owl"
    scan = { every = 100, phase = 99 }
    [[sensors]]
    name = "lamp"
    scan = { every = 8, phase = 0 }
    detector = { p = 1 }
    processing = 1
    [[sensors]]
    name = "spyglass"
    scan = { every = 100, phase = 10 }
    processing = 2
    [[centres]]
    name = "harbour"
    rule = { k = 3 }
    [[cues]]
    from = "spyglass"
    to = "owl"
    after = 0.5
    [[cues]]
    from = "lamp"
    to = "spyglass"
    after = 3
    """


def test_cued_looks_cue_in_their_turn(play_text: Any, instants: Any) -> None:
    """Lamp looks at 0, 8, 16, 24; each report leaves 1 later, and the spyglass looks 3 after that.

    | lamp look | left | spyglass looks | left | owl looks |
    | --------- | ---- | -------------- | ---- | --------- |
    | 0         | 1    | 4              | 6    | 6.5       |
    | 8         | 9    | 12             | 14   | 14.5      |
    | 16        | 17   | 20             | 22   | 22.5      |
    | 24        | 25   | 28             | 30   | (30.5)    |
    |           |      | 10, by itself  | 12   | 12.5      |

    k = 3 sensors: lamp 1, spyglass 6, owl 6.5.
    """
    played = play_text(CHAIN)
    assert [row for row in played.rows("looks", "source", "look", "at") if row[0] != "lamp-1"] == [
        ("owl-1/by/spyglass-1", 0, 12.5),
        ("owl-1/by/spyglass-1/by/lamp-1", 0, 6.5),
        ("owl-1/by/spyglass-1/by/lamp-1", 1, 14.5),
        ("owl-1/by/spyglass-1/by/lamp-1", 2, 22.5),
        ("spyglass-1", 0, 10.0),
        ("spyglass-1/by/lamp-1", 0, 4.0),
        ("spyglass-1/by/lamp-1", 1, 12.0),
        ("spyglass-1/by/lamp-1", 2, 20.0),
        ("spyglass-1/by/lamp-1", 3, 28.0),
    ]
    assert played.path("harbour") == instants(0.0, processed=1.0, met=6.5)


def test_cued_reports_without_delay_queue_with_those_that_cued_them(play_text: Any) -> None:
    """All at 0: the lamp's report, the cued look of the spyglass written before it, and its scheduled look.

    Queue: the spyglass first (file order), its scheduled look before its cued one, then the lamp. Service 1.
    """
    played = play_text("""
        horizon = 9
        [onset]
        at = 0
        [[sensors]]
        name = "spyglass"
        scan = { every = 100, phase = 0 }
        [[sensors]]
        name = "lamp"
        scan = { every = 100, phase = 0 }
        [[centres]]
        name = "harbour"
        service = 1
        [[cues]]
        from = "lamp"
        to = "spyglass"
        """)
    assert played.rows("visits", "begun", "source") == [
        (0.0, "spyglass-1"),
        (1.0, "spyglass-1/by/lamp-1"),
        (2.0, "lamp-1"),
    ]
