"""Pictures stand within the page: no styles of their own, no names in common, words for what they show."""

import re
from xml.etree import ElementTree as Tree

import matplotlib as mpl

from sim.views import style
from sim.views.report.pictures import inline, picture

FILE = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt"
 viewBox="0 0 9 9"><metadata>who</metadata>
<defs><style>* {{}}</style><clipPath id="p1"><rect x="1.23456"/></clipPath></defs>
<g id="unused"><path clip-path="url(#p1)" d="{path}" style="fill: #fff; stroke: none"/></g>
<use xlink:href="#p1"/>
<text style="font: italic 700 16px 'DejaVu Sans', serif; text-anchor: end">a &lt; b</text></svg>"""


def drawn(draw, **given):
    asked = {"name": "one", "title": "A title", "description": "What it shows.", "size": (4.0, 3.0)}
    return picture(draw, **(asked | given))


def test_style_attributes_become_attributes_of_their_own():
    svg = inline(FILE.format(path="M 1 1 L 2 2"), "tide", "T", "D")
    assert " style=" not in svg
    assert 'fill="#fff" stroke="none"' in svg
    assert 'text-anchor="end" font-size="16" font-weight="700" font-style="italic"' in svg


def test_names_are_those_of_the_picture_and_what_nobody_refers_to_has_none():
    svg = inline(FILE.format(path="M 1 1 L 2 2"), "tide", "T", "D")
    assert set(re.findall(r'id="([^"]*)"', svg)) == {"tide-title", "tide-desc", "tide-p1"}
    assert 'clip-path="url(#tide-p1)"' in svg
    assert 'href="#tide-p1"' in svg


def test_what_it_shows_is_said_in_words_first_and_all_is_escaped():
    svg = inline(FILE.format(path="M 1 1 L 2 2"), "tide", "<script>", "x & y \x00")
    root = Tree.fromstring(svg)
    assert [(part.tag, part.text) for part in root][:2] == [("title", "<script>"), ("desc", "x & y \ufffd")]
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "tide-title tide-desc"
    assert "<script" not in svg
    assert "a &lt; b" in svg


def test_neither_size_nor_metadata_nor_style_sheets_are_left():
    root = Tree.fromstring(inline(FILE.format(path="M 1 1 L 2 2"), "tide", "T", "D"))
    assert {part.tag for part in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "defs",
        "clipPath",
        "rect",
        "g",
        "path",
        "use",
        "text",
    }
    assert "width" not in root.attrib
    assert root.attrib["viewBox"] == "0 0 9 9"


def test_a_long_path_is_thinned_but_never_moved():
    points = [(place / 10, 5.0 if place < 500 else 7.0) for place in range(1000)]
    path = "M 0 0 " + " ".join(f"L {x} {y}" for x, y in points) + " z"
    found = re.search(r' d="([^"]*)"', inline(FILE.format(path=path), "tide", "T", "D"))[1]
    kept = [tuple(map(float, pair.split()[:2])) for pair in found.split(" L ")[1:]]
    assert 200 < len(kept) < 300
    assert set(kept) <= {(round(x, 2), y) for x, y in points}
    assert kept[-1] == points[-1]
    assert all(min(max(abs(x - a), abs(y - b)) for a, b in kept) <= 0.35 for x, y in points[::50])
    assert found.endswith("z")


def test_the_caption_and_the_title_are_text_of_the_page():
    def draw(figure):
        axes = figure.add_subplot()
        axes.set_title("In the picture")
        style.add_caption(axes, "What is seen " + "and seen " * 30)

    made = drawn(draw)
    assert made.title == "A title"
    assert made.caption.startswith("What is seen and seen")
    assert "\n" not in made.caption
    assert "In the picture" not in made.svg
    assert "and seen" not in made.svg


def test_text_stays_text_and_the_same_figure_gives_the_same_picture():
    def draw(figure):
        axes = figure.add_subplot()
        axes.set_xlabel("ticks")
        axes.axvspan(0, 1, hatch="//")

    first = drawn(draw)
    assert ">ticks</text>" in first.svg
    assert first == drawn(draw)


def test_what_the_font_of_the_figure_lacks_is_left_to_the_browser():
    last_resort = {key: False for key in ["font.enable_last_resort"] if key in mpl.rcParams}
    with mpl.rc_context(last_resort):  # a warning would be an error here
        made = drawn(lambda figure: figure.add_subplot().set_xlabel("灯"))
    assert ">灯</text>" in made.svg


def test_a_control_character_cannot_break_a_picture():
    made = drawn(lambda figure: figure.add_subplot().set_xlabel("a\x01b"))
    Tree.fromstring(made.svg)
