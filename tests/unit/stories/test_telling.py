"""A story is shortened where nothing of interest happens, and nowhere else."""

from sim.stories.events import Event
from sim.stories.telling import lines


def _look(at, look, sensor="lamp-1", kind="look"):
    return Event(at, kind, sensor, f"Look {look} of {sensor}: nothing.", sensor, look)


def _of_report(kind, at=7.0, look=3, tail=""):
    return Event(at, kind, "bay", f"The report: {kind}{tail}.", "lamp-1", look, tail=tail)


def test_a_run_of_looks_at_nothing_is_one_line():
    told = lines([_look(1, 0), _look(2, 0, "lamp-2"), _look(3, 1), _look(4, 1, "lamp-2"), _look(5, 2)])
    assert [line.words for line in told] == [
        "Looks 0 to 2 of lamp-1; looks 0 to 1 of lamp-2, ticks 1 to 5: nothing."
    ]
    assert told[0].at == 1


def test_sensors_with_the_same_looks_are_told_together():
    assert lines([_look(1, 0), _look(2, 0, "lamp-2")])[0].words == (
        "Look 0 of lamp-1 and lamp-2, ticks 1 to 2: nothing."
    )


def test_the_times_of_a_run_are_as_exact_as_those_beside_the_lines():
    told = lines([_look(1337.6884, 0), _look(1340.5, 1)])
    assert told[0].words == "Looks 0 to 1 of lamp-1, ticks 1,337.688 to 1,340.5: nothing."
    assert "tick 3: nothing" in lines([_look(3, 0), _look(3, 0, "lamp-2")])[0].words


def test_a_single_look_is_told_in_its_own_words():
    assert lines([_look(1, 4)])[0].words == "Look 4 of lamp-1: nothing."


def test_looks_that_were_not_made_are_told_apart_and_in_order():
    told = lines(
        [_look(1, 0, kind="look not made"), _look(2, 0, "lamp-2"), _look(3, 1, kind="look not made")]
    )
    assert [(line.at, line.kind) for line in told] == [(1, "look not made"), (2, "look")]
    assert told[0].words.endswith("not made, the sensor is down.")


def test_many_sensors_do_not_make_a_long_line():
    told = lines([_look(n, n, f"lamp-{n}") for n in range(9)])
    assert told[0].words.endswith("those of 6 more, ticks 0 to 8: nothing.")


def test_something_of_interest_ends_a_run():
    miss = Event(2, "miss", "lamp-1", "Look 1 of lamp-1 misses the glow-tide.")
    assert [line.kind for line in lines([_look(1, 0), miss, _look(3, 2)])] == ["look", "miss", "look"]


def test_a_report_that_is_served_in_one_instant_is_one_line():
    events = [
        _of_report("arrival"),
        _of_report("service begins"),
        _of_report("service ends", tail=" (sum 2 of 4)"),
    ]
    assert [line.words for line in lines(events)] == [
        "The report: arrival and is served at once (sum 2 of 4)."
    ]


def test_a_report_that_takes_time_is_told_step_by_step():
    events = [_of_report("arrival"), _of_report("service begins"), _of_report("service ends", at=8.0)]
    assert len(lines(events)) == 3


def test_once_everyone_is_warned_the_rest_is_summed_up():
    warned = Event(5, "delivered", "bay", "Someone is warned.", genuine=True)
    rest = [
        _look(6, 1),
        Event(7, "fired", "lamp-1", ""),
        _of_report("report"),
        Event(9, "horizon", "", "The end."),
    ]
    told = lines([warned, *rest], ["bay"])
    assert [line.words for line in told] == [
        "Someone is warned.",
        "Then 2 more looks, 1 more reports; no further alert comes of them.",
        "The end.",
    ]
    assert len(lines([warned, *rest], ["bay", "tower"])) == 5


def test_a_false_alert_is_no_reason_to_stop_telling():
    warned = Event(5, "delivered", "bay", "Someone is warned.", genuine=False)
    fired = Event(7, "fired", "lamp-1", "Look 2 of lamp-1 fires.")
    assert [line.words for line in lines([warned, fired], ["bay"])][1] == "Look 2 of lamp-1 fires."
