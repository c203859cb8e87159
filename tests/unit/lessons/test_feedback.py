"""Feedback: said in words, shown in a colour."""

from sim.lessons.feedback import COLOURS, Feedback


def test_feedback_is_said_in_words_and_shown_in_a_colour_with_nothing_that_a_page_would_run() -> None:
    found = Feedback("0a", False, "Is 1 < 2?\nThink.")
    assert repr(found) == "0a: Not yet. Is 1 < 2?\nThink."
    assert "Is 1 &lt; 2?<br>Think." in found._repr_html_()
    assert COLOURS[False] in found._repr_html_()
    assert len(set(COLOURS.values())) == 3
