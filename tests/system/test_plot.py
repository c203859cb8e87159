"""The command `plot` draws every kind of figure into a file, and refuses in words what it cannot."""

from pathlib import Path

import pytest
from commands import refused, run

from sim.cli.app import start
from sim.cli.kinds import KINDS
from sim.model.fiction import FICTION

FIRST = "first_light"
ASKED = {
    "budget": [FIRST],
    "latency": [FIRST, "--centre", "harbour"],
    "timeline": [FIRST, "--replication", "2"],
    "network": [FIRST, "--set", "sensors.lamp.count=4"],
    "convergence": [FIRST],
    "queue": ["busy_harbour", "--vary", "sensors.reef-lamp.scan.rate=0.02,0.05"],
    "curves": [FIRST, "--vary", "sensors.lamp.count=2,3", "--measure", "latency.p90"],
    "panels": [FIRST, "--vary", "sensors.lamp.count=2,3", "--vary", "sensors.lamp.scan.every=5,10"],
    "operating": ["two_of_three", "--vary", "centres.patient.rule.k=1,2", "--centre", "patient"],
    "differences": [FIRST, "--set", "sensors.lamp.count=4", "--with", "many_eyes"],
    "priorities": [FIRST],
}
BEGINS = {"png": b"\x89PNG\r\n", "svg": b"<?xml", "pdf": b"%PDF-"}
VARIED = ["--vary", "sensors.lamp.count=2,3"]


def draw(kind: str, file: Path, *words: str) -> int:
    scenario, *others = ASKED[kind]
    return start(["plot", scenario, kind, *others, "--replications", "40", "--out", str(file), *words])


@pytest.mark.parametrize(("kind", "ending"), list(zip(KINDS, ["png", "svg", "pdf"] * 4, strict=False)))
def test_every_kind_is_drawn_into_a_file_of_every_sort(
    kind: str, ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"figure.{ending}"
    assert draw(kind, file) == 0, capsys.readouterr().err
    assert file.read_bytes().startswith(BEGINS[ending])
    told = capsys.readouterr().out
    assert f"“{kind}”" in told
    assert FICTION in told
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_there_is_an_example_of_every_kind() -> None:
    assert list(ASKED) == list(KINDS)


@pytest.mark.parametrize("ending", BEGINS)
def test_the_same_command_gives_the_same_bytes(ending: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    assert [draw("network", file) for file in files] == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_png_is_a_slide(tmp_path: Path) -> None:
    from matplotlib.image import imread

    assert draw("budget", tmp_path / "slide.png") == 0
    assert imread(tmp_path / "slide.png").shape[:2] == (720, 1280)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (["first_light", "budgte"], ["KIND", "found:   budgte", "timeline", "did you mean budget?"]),
        (["frist_light", "budget"], ["first_light", "did you mean"]),
        (["first_light", "curves"], ["“curves” needs", "--vary", "KEY=V1,V2"]),
        (["first_light", "operating"], ["“operating” needs", "--vary"]),
        (["first_light", "differences"], ["nothing to compare with", "--with", "--set"]),
        (["first_light", "budget", *VARIED], ["no meaning", "--vary", "--centre, --set"]),
        (["first_light", "curves", *VARIED, "--with", "many_eyes"], ["no meaning", "--with"]),
        (["first_light", "latency", "--replication", "3"], ["no meaning", "--replication"]),
        (["first_light", "timeline", "--replication", "-1"], ["--replication", "at least 0"]),
        (["first_light", "budget", "--centre", "mill"], ["no centre 'mill'", "harbour"]),
        (["first_light", "curves", *VARIED, "--measure", "latncy"], ["no measure 'latncy'", "latency"]),
        (["first_light", "budget", "--set", "sensors.lamp.cout=2"], ["sensors.lamp.count"]),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words_and_nothing_is_written(
    words: list[str], texts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(["plot", *words, "--out", str(tmp_path / "figure.png")]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert all(" ".join(text.split()) in told for text in texts), told
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("file", "texts"),
    [
        ("figure.gif", ["--out", ".png or .svg or .pdf"]),
        ("figure", ["--out", ".png or .svg or .pdf"]),
        ("no/such/figure.png", ["--out", "no such folder"]),
    ],
)
def test_where_it_cannot_be_written_is_said_before_anything_is_played(
    file: str, texts: list[str], tmp_path: Path
) -> None:
    told = refused("plot", "first_light", "budget", "--out", tmp_path / file)
    assert all(text in told for text in texts), told


def test_a_file_that_is_there_is_kept_unless_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kept.png"
    file.write_text("mine")
    assert draw("budget", file) == 2
    assert "--force" in capsys.readouterr().err
    assert file.read_text() == "mine"
    assert draw("budget", file, "--force") == 0
    assert file.read_bytes().startswith(BEGINS["png"])


def test_it_draws_where_there_is_no_screen(tmp_path: Path) -> None:
    file = tmp_path / "figure.png"
    told = run(
        "plot", "first_light", "network", "--replications", "9", "--out", file, env={"MPLBACKEND": "tkagg"}
    )
    assert told.returncode == 0, told.stderr
    assert file.exists()
