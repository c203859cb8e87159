"""Studies in the terminal: within 80 columns, as they are written, and never as markup."""

from io import StringIO

from rich.console import Console

from sim.model.fiction import FICTION
from sim.studies.sheets import Sheet
from sim.views.sheets import study


def shown(*parts):
    console = Console(
        file=StringIO(), width=80, highlight=False, markup=False, emoji=False, color_system=None
    )
    for part in study(*parts):
        console.print(part, crop=False)
    return console.file.getvalue()


SHEET = Sheet("Savings", ("made better", "saved"), (("Looking 10 % more often", "1.2 ± 0.1"),))


def test_sentences_come_first_then_tables_then_how_it_was_played():
    told = shown("Title", ["What it means."], [SHEET], ["How it was played."], "lanternwatch explain x")
    places = [
        told.index(text) for text in ("Title", "What it means.", "1.2 ± 0.1", "How it was", "x\n", FICTION)
    ]
    assert places == sorted(places)


def test_wide_tables_are_folded_into_80_columns():
    wide = Sheet("Wide", ("key", *["number"] * 5), (("k" * 120, *["12.3456 (1 to 2)"] * 5),))
    told = shown("T", [], [wide], [], "lanternwatch")
    assert max(map(len, told.splitlines())) <= 80
    assert told.count("k") > 120


def test_the_command_is_never_broken():
    repeat = "lanternwatch sweep " + "x" * 200
    assert f"  {repeat}\n" in shown("T", [], [], [], repeat)


def test_signs_of_markup_and_control_are_printed_as_they_are():
    evil = Sheet("[red]a[/red]", ("[b]",), (("\x1b[31m:smile:",),))
    told = shown("[i]", ["\x1b[0m"], [evil], [], "r")
    assert "\x1b" not in told
    for text in ("[red]a[/red]", "[b]", "[i]", ":smile:", "\\x1b[31m"):
        assert text in told
