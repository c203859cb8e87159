"""Rules: when a centre has evidence enough, report by report."""

import pytest

from sim.model.rules import Cusum, Evidence, KOfN, Rule, Served


def met(rule: Rule, reports: list[tuple[float, int, float]]) -> tuple[list[bool], Evidence]:
    """Serve reports (time, sensor, score) one after another; tell after each whether the rule is met."""
    evidence = Evidence()
    return [rule.step(evidence, Served(*report, report=None)) for report in reports], evidence


def test_k_distinct_sensors_are_enough_and_one_sensor_counts_once() -> None:
    assert met(KOfN(k=2), [(1, 7, 1), (2, 7, 1), (3, 8, 1)])[0] == [False, False, True]


def test_k_reports_of_one_sensor_are_enough_where_not_distinct() -> None:
    assert met(KOfN(k=2, distinct=False), [(1, 7, 1), (2, 7, 1)])[0] == [False, True]


@pytest.mark.parametrize(("second", "enough"), [(10.999, True), (11.0, False)])
def test_the_window_is_open_at_its_old_end(second: float, enough: bool) -> None:
    assert met(KOfN(k=2, window=10.0), [(1, 0, 1), (second, 1, 1)])[0][-1] is enough


def test_a_sensor_counts_while_any_of_its_reports_is_in_the_window() -> None:
    told, evidence = met(KOfN(k=2, window=10.0), [(0, 0, 1), (5, 0, 1), (12, 1, 1)])
    assert told == [False, False, True]
    assert [served.at for served in evidence.reports] == [5, 12]


def test_cusum_adds_scores_less_the_drift_never_below_nothing() -> None:
    told, evidence = met(Cusum(drift=0.5, limit=2.0), [(1, 0, 1.5), (2, 0, -3.0), (3, 1, 1.5), (4, 0, 1.5)])
    assert told == [False, False, False, True]
    assert [served.at for served in evidence.reports] == [3, 4]
    assert evidence.level == 2.0


def test_cleared_evidence_is_empty() -> None:
    _, evidence = met(Cusum(drift=0.0, limit=9.0), [(1, 0, 1.5)])
    evidence.clear()
    assert (list(evidence.reports), dict(evidence.sensors), evidence.level) == ([], {}, 0.0)
