"""The options of saving: what they ask for is checked before anything is played."""

import sys

import pytest

from sim.cli.mistakes import Mistake
from sim.cli.saving import Saving, plan_saving


def test_nothing_is_saved_where_no_folder_is_named():
    plan = plan_saving(None, None, None, force=False)
    assert plan == Saving(None, "csv", frozenset(), force=False)
    plan.keep(None)  # does nothing, so it needs no result


@pytest.mark.parametrize(
    ("layout", "tables", "force", "where"),
    [("csv", None, False, "--format"), (None, "looks", False, "--tables"), (None, None, True, "--force")],
)
def test_an_option_without_a_folder_is_refused_by_its_name(layout, tables, force, where):
    with pytest.raises(Mistake) as caught:
        plan_saving(None, layout, tables, force=force)
    assert caught.value.parts["where"] == where
    assert not caught.value.parts["found"].endswith("True")


def test_alerts_are_kept_and_what_is_always_there_may_be_named_too(tmp_path):
    plan = plan_saving(str(tmp_path / "tides"), None, " looks, budgets ", force=False)
    assert plan.tables == {"looks", "alerts"}
    assert plan_saving(str(tmp_path / "tides"), None, None, force=False).tables == {"alerts"}
    assert not list(tmp_path.iterdir())


def test_a_table_that_is_not_known_gets_the_nearest(tmp_path):
    with pytest.raises(Mistake) as caught:
        plan_saving(str(tmp_path / "tides"), None, "lokos", force=False)
    assert caught.value.parts["remedy"] == "did you mean --tables looks?"


def test_what_writes_the_format_must_be_there(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError, match=r"lanternwatch\[parquet\]"):
        plan_saving(str(tmp_path / "tides"), "parquet", None, force=False)
