"""Compare: in pairs, said in a sentence, shown in a notebook."""

import json

import pytest

import sim
from sim.model.fiction import FICTION
from sim.studies.compare import compare


@pytest.fixture(scope="module")
def several():
    changes = (
        {"centres.harbour.servers": 2},
        {"centres.harbour.servers": 1},
        {"centres.harbour.delivery": 3},
    )
    return compare("busy_harbour", *changes, replications=400)


def test_a_second_server_is_seen_to_help_and_the_sentence_says_where(several):
    told = several.sentences[0]
    assert told.startswith("centres.harbour.servers=2 beside busy_harbour: the mean latency is ")
    assert "ticks shorter (most of all in queue: −" in told


def test_what_changes_nothing_is_told_as_no_difference_seen(several):
    assert several.sentences[1].endswith("no difference seen: no pair of 400 differs in latency.")


def test_what_makes_it_worse_is_longer(several):
    assert "ticks longer (most of all in delivery: +3 ± 0)" in several.sentences[2]


def test_a_difference_that_is_not_seen_is_bounded():
    varied = {"centres.harbour.decision": {"dist": "uniform", "low": 0, "high": 4}}
    found = compare("first_light", varied, replications=200)
    assert "no difference seen; the mean latencies differ by at most " in found.sentences[0]


def test_several_variants_have_simultaneous_intervals(several):
    assert several.confidence == pytest.approx(1 - 0.05 / 3)
    alone = compare("busy_harbour", {"centres.harbour.servers": 2}, replications=400)
    assert alone.confidence == 0.95
    narrow, wide = (one.others[0].contrasts[0].difference.estimate for one in (alone, several))
    assert narrow.value == wide.value
    assert wide.high - wide.low > 1.15 * (narrow.high - narrow.low)


def test_scenarios_files_and_names_can_be_compared(tmp_path):
    file = tmp_path / "later.toml"
    text = 'story = "Later."\nhorizon = 200\n[onset]\nat = 50\n[[sensors]]\nname = "lamp"\ncount = 3\n'
    text += 'scan = { every = 10 }\ndetector = { p = 0.6 }\n[[centres]]\nname = "harbour"\n'
    file.write_text(text + "rule = { k = 2 }\ndecision = 4\n")
    found = compare(sim.load("first_light"), file, "first_light", replications=50)
    assert [one.label for one in (found.first, *found.others)] == [
        "first_light (1)",
        "later",
        "first_light (2)",
    ]
    assert found.others[0].contrasts[0].difference.estimate.value == pytest.approx(2.0)


def test_each_side_has_its_own_measures(several):
    own = sim.run("busy_harbour", replications=400).measures
    assert several.first.measures.to_json() == own.to_json()


def test_it_shows_itself_with_every_difference_its_interval_and_n(several):
    html = several._repr_html_()
    for text in (*several.sentences[:1], "budget", "95 % interval", "400", FICTION):
        assert text in html
    assert "harbour (station)" in html


def test_what_comes_from_outside_is_escaped_in_a_notebook():
    found = compare("first_light", {"title": "<b>"}, labels=("<i>", "<u>"), replications=5)
    assert not {"<b>", "<i>", "<u>"} & {part + ">" for part in found._repr_html_().split(">")}
    assert "&lt;u&gt;" in found._repr_html_()


def test_its_data_is_plain_json_and_one_tidy_table(several):
    data = json.loads(json.dumps(several.to_json(), allow_nan=False))
    assert data["differences"][0]["n"] == 400
    assert data["variants"][0]["label"] == "busy_harbour"
    assert data["differences"][0]["changed"] == several.others[0].contrasts[0].difference.changed > 0
    table = several.to_pandas()
    assert len(table) == len(data["differences"])
    assert {"variant", "measure", "difference", "low", "high", "n"} <= set(table.columns)


def test_nothing_to_compare_with_is_refused():
    with pytest.raises(ValueError, match="something to compare with"):
        compare("first_light")


def test_the_common_seed_and_engine_are_taken():
    one, two = (compare("first_light", {"horizon": 90}, seed=seed, replications=20) for seed in (1, 2))
    again = compare("first_light", {"horizon": 90}, seed=1, replications=20, engine="events")
    assert one.to_json()["variants"] != two.to_json()["variants"]
    assert again.to_json()["variants"] == one.to_json()["variants"]


def test_progress_is_told_variant_by_variant():
    told = []
    compare(
        "first_light",
        {"horizon": 90},
        replications=5,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]
