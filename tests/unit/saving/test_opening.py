"""A saved result is opened as the same result; what is damaged or foreign is refused in one line."""

import json
import shutil
from pathlib import Path

import pytest
from saved import EVERY, assert_same, assert_tables

import sim
from sim.model.loading import from_document, shipped

STRANGE = {
    "story": "Names that need care.",
    "horizon": 60,
    "onset": {"at": 20, "chance": 0.5, "zones": {'the "far", far east': 1, "west": 2}},
    "sensors": [{"name": "lamp, old", "count": 2, "scan": {"every": 7}}],
    "centres": [{"name": '"bay"; éù'}],
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "tides"
    sim.run("two_islands", replications=30, tables=EVERY).save(folder)
    return folder


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "tides"))


@pytest.mark.parametrize("layout", ["csv", "parquet"])
@pytest.mark.parametrize("name", shipped())
def test_every_shipped_scenario_comes_back_bit_for_bit(name: str, layout: str, tmp_path: Path) -> None:
    result = sim.run(name, replications=25, seed=2**64 - 1, tables=EVERY)
    result.save(tmp_path / "tides", format=layout)
    again = sim.open(tmp_path / "tides")
    assert_same(again, result)
    assert_tables(again, result)


@pytest.mark.parametrize("layout", ["csv", "parquet"])
@pytest.mark.parametrize("until", [None, "alert"])
def test_strange_names_zones_and_missing_onsets_come_back(
    layout: str, until: str | None, tmp_path: Path
) -> None:
    scenario = from_document(STRANGE, name='a, "b"\nc')
    result = sim.run(scenario, replications=40, until=until, tables=EVERY)
    result.save(tmp_path / "tides", format=layout)
    again = sim.open(tmp_path / "tides")
    assert_same(again, result)
    assert_tables(again, result)
    assert {0, 1} == set(result.records.zone.tolist())


def test_a_variant_comes_back_as_it_was_played(tmp_path: Path) -> None:
    result = sim.run(sim.load("first_light").vary({"sensors.lamp.count": 5}), replications=10)
    result.save(tmp_path / "tides")
    assert sim.open(tmp_path / "tides").scenario == result.scenario
    assert sim.load(tmp_path / "tides" / "scenario.toml").document == result.scenario.document


def test_what_is_opened_can_be_saved_again(saved: Path, tmp_path: Path) -> None:
    sim.open(saved).save(tmp_path / "again", format="parquet")
    assert_same(sim.open(tmp_path / "again"), sim.open(saved))


def refused(folder: Path) -> str:
    with pytest.raises(sim.SavedResultError) as caught:
        sim.open(folder)
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


@pytest.mark.parametrize("table", ["replications", "stations", "budgets", "looks"])
def test_a_damaged_table_is_named(folder: Path, table: str) -> None:
    file = folder / f"{table}.csv"
    whole = file.read_bytes()
    file.write_bytes(whole[:-9])
    assert f"{table}.csv was changed or damaged" in refused(folder)
    file.write_bytes(whole.replace(b"1", b"2", 1))
    assert f"{table}.csv was changed or damaged" in refused(folder)
    file.unlink()
    assert f"{table}.csv cannot be read" in refused(folder)


@pytest.mark.parametrize("layout", ["csv", "parquet"])
def test_a_table_that_was_exchanged_with_its_digest_is_still_told(layout: str, tmp_path: Path) -> None:
    folder = tmp_path / "tides"
    sim.run("first_light", replications=5).save(folder, format=layout)
    about = json.loads((folder / "result.json").read_text())
    shutil.copy(folder / f"stations.{layout}", folder / f"replications.{layout}")
    about["tables"]["replications"] = about["tables"]["stations"]
    (folder / "result.json").write_text(json.dumps(about))
    assert "cannot be read" in refused(folder)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"what": "shells"}, "of something else"),
        ({"format": 2}, "found format 2"),
        ({"seed": "one"}, "was changed or is damaged"),
        ({"seed": True}, "was changed or is damaged"),
        ({"tables": {}}, "was changed or is damaged"),
        ({"tables": {"replications": {}, "stations": {}}}, "was changed or is damaged"),
        ({"layout": "../../etc"}, "was changed or is damaged"),
        ({"scenario": {"name": "x", "says": {"horizon": -1}}}, "cannot be read (ScenarioError"),
        ({"scenario": None}, "cannot be read (TypeError"),
        ({"replications": 31}, "cannot be read (ValueError"),
    ],
)
def test_a_changed_file_about_it_is_told(folder: Path, change: dict[str, object], told: str) -> None:
    about = json.loads((folder / "result.json").read_text())
    (folder / "result.json").write_text(json.dumps(about | change))
    assert told in refused(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", "\udcff", "[" * 100_000])
def test_a_file_about_it_that_is_no_json_object_is_told(folder: Path, text: str) -> None:
    (folder / "result.json").write_bytes(text.encode(errors="surrogateescape"))
    assert "result.json" in refused(folder)


def test_what_is_no_saved_result_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "is a file" in refused(tmp_path / "file")
    assert "is not there" in refused(tmp_path / "nothing")
    assert "has no result.json" in refused(tmp_path)
    assert "is not there" in refused(Path("a\0b"))
