"""Sheets for games: they fit on A4, everything on them can be read, and the PDF has a page for each."""

from pathlib import Path
from typing import Any

import pytest

from sim.lessons.catalogue import find, lessons
from sim.lessons.games import sheets_of
from sim.lessons.games.paper import MARGIN, Paper
from sim.lessons.games.printing import fingerprint, write_pdf
from sim.lessons.games.sheets import (
    BOTTOM,
    TOP,
    Card,
    Cards,
    DoesNotFit,
    Drawn,
    Form,
    Sheet,
    copies,
    numbered,
)
from sim.model.fiction import FICTION

SMALLEST = 7.5  # points that can be read on paper
SHEETS = [sheet for lesson in lessons() for sheet in sheets_of(lesson.number)]


def words(paper: Paper) -> list[Any]:
    """List the texts on a sheet."""
    return list(paper.figure.axes[0].texts)


def within(paper: Paper, one: Any) -> bool:
    """Tell whether something that is drawn lies on the paper."""
    box = one.get_window_extent(paper.figure.canvas.get_renderer())
    wide, tall = paper.figure.get_size_inches() * paper.figure.dpi
    return bool(min(box.x0, box.y0) >= 0 and box.x1 <= wide and box.y1 <= tall)


@pytest.fixture(params=SHEETS, ids=lambda sheet: sheet.title)
def drawn(request: pytest.FixtureRequest) -> tuple[Sheet, Paper]:
    """Give each sheet of each lesson, drawn."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    paper = request.param.paper()
    FigureCanvasAgg(paper.figure)
    return request.param, paper


def test_a_sheet_is_a4_and_all_of_it_lies_on_the_paper(drawn: tuple[Sheet, Paper]) -> None:
    _, paper = drawn
    assert sorted(paper.figure.get_size_inches() * 25.4) == pytest.approx([210, 297])
    axes = paper.figure.axes[0]
    assert [one for one in (*axes.texts, *axes.patches, *axes.lines) if not within(paper, one)] == []


def test_a_sheet_has_its_title_what_to_do_with_it_and_the_line_of_fiction(drawn: tuple[Sheet, Paper]) -> None:
    sheet, paper = drawn
    texts = [" ".join(one.get_text().split()) for one in words(paper)]
    assert {sheet.title, sheet.how, FICTION} <= set(texts)
    assert min(one.get_fontsize() for one in words(paper)) >= SMALLEST


def test_no_words_lie_on_others(drawn: tuple[Sheet, Paper]) -> None:
    _, paper = drawn
    there = [one.get_window_extent() for one in words(paper) if one.get_text()]
    assert not [(a, b) for place, a in enumerate(there) for b in there[:place] if a.overlaps(b)]


def test_cards_fill_a_row_and_then_begin_another() -> None:
    paper = Cards(title="A", how="B", cards=copies(Card(head="x", wide=90, tall=20), 3)).paper()
    corners = [box.get_xy() for box in paper.figure.axes[0].patches]
    assert corners == [(MARGIN, TOP), (MARGIN + 90, TOP), (MARGIN, TOP + 20)]


def test_cards_and_forms_that_do_not_fit_are_refused() -> None:
    high = int((297 - TOP - BOTTOM) // 20)
    Cards(title="A", how="B", cards=copies(Card(head="x", wide=186, tall=20), high)).paper()
    with pytest.raises(DoesNotFit, match=r"'A': its cards reach .* make another sheet of the rest"):
        Cards(title="A", how="B", cards=copies(Card(head="x", wide=186, tall=20), high + 1)).paper()
    with pytest.raises(DoesNotFit, match="its form reach"):
        Form(title="A", how="B", heads=("a",), rows=numbered(1, 40)).paper()


def test_a_form_has_its_heads_and_the_beginning_of_each_row() -> None:
    paper = Form(title="A", how="B", heads=("one", "two"), rows=("r", "")).paper()
    places = {one.get_text(): one.get_position() for one in words(paper)}
    assert places["one"][1] == places["two"][1] < places["r"][1]
    assert places["one"][0] == places["r"][0] < places["two"][0]
    assert len(paper.figure.axes[0].patches) == 6


def crossed(paper: Paper) -> None:
    paper.line((MARGIN, TOP), (MARGIN + 50, TOP + 50))


def test_a_sheet_may_be_drawn_by_a_function() -> None:
    paper = Drawn(title="A", how="B", picture=crossed).paper()
    assert len(paper.figure.axes[0].lines) == 1


def test_the_pdf_has_a_page_for_each_sheet_and_is_the_same_each_time(tmp_path: Path) -> None:
    sheets = sheets_of(1)
    for name in ("one.pdf", "two.pdf"):
        write_pdf(sheets, tmp_path / name, "Cards")
    one, two = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf"))
    assert one == two
    assert b"/CreationDate" not in one
    assert f"/Count {len(sheets)}".encode() in one
    assert fingerprint(sheets, "Cards").encode() in one
    assert {path.name for path in tmp_path.iterdir()} == {"one.pdf", "two.pdf"}


def test_every_page_says_which_lesson_it_is_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(Paper, "text", lambda _, x, y, words, *rest, **how: written.append(words))
    write_pdf(sheets_of(3), tmp_path / "cards.pdf", find(3).heading)
    assert sum(words.startswith("Lesson 3: Many sensors.") for words in written) == len(sheets_of(3))


def test_where_a_sheet_cannot_be_drawn_no_pdf_is_written(tmp_path: Path) -> None:
    full = Form(title="A", how="B", heads=("a",), rows=numbered(1, 40))
    with pytest.raises(DoesNotFit):
        write_pdf([full], tmp_path / "cards.pdf", "Cards")
    assert not list(tmp_path.iterdir())


def test_other_words_on_a_sheet_give_another_fingerprint() -> None:
    one, two = (Form(title="A", how="B", heads=("a",), rows=(row,)) for row in ("1", "2"))
    assert fingerprint([one], "Cards") != fingerprint([two], "Cards") != fingerprint([two], "Others")
    assert fingerprint([one], "Cards") == fingerprint(
        [Form(title="A", how="B", heads=("a",), rows=("1",))], "Cards"
    )
    assert " at 0x" not in repr(Drawn(title="A", how="B", picture=crossed))
