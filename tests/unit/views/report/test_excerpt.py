"""Of a story, what lies between the onset and the last warning is shown; of much of it, begin and end."""

from math import inf

from sim.stories.telling import Line
from sim.views.report.excerpt import HEAD, TAIL, excerpt


def story(count):
    return [Line(float(at), "onset" if at == 3 else "look", f"At {at}.") for at in range(count)]


def test_it_begins_with_the_onset_and_ends_with_the_warning():
    part = excerpt(story(20), 7.0)
    assert [line.at for line in part.begin] == [3, 4, 5, 6, 7]
    assert (part.end, part.left_out) == ((), 0)


def test_without_a_warning_it_goes_on_to_the_end():
    assert excerpt(story(20), inf).begin[-1].at == 19


def test_without_an_onset_it_begins_at_the_begin():
    lines = [Line(1.0, "look", "Nothing."), Line(9.0, "horizon", "The end.")]
    assert excerpt(lines, inf).begin == tuple(lines)


def test_of_a_long_story_begin_and_end_are_shown_and_what_is_left_out_is_counted():
    part = excerpt(story(203), inf)
    assert (len(part.begin), len(part.end), part.left_out) == (HEAD, TAIL, 200 - HEAD - TAIL)
    assert part.begin[0].at == 3
    assert part.end[-1].at == 202


def test_just_not_too_long_is_shown_as_a_whole():
    part = excerpt(story(3 + HEAD + TAIL), inf)
    assert (len(part.begin), part.left_out) == (HEAD + TAIL, 0)
