"""Both forms of a rule, report by report and over arrays, tell the same; also after it was met."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.model.rules import Cusum, Evidence, KOfN, Rule, Served

GAPS = st.sampled_from([0.0, 0.0, 0.5, 1.0, 2.0, 5.0])
SCORES = st.sampled_from([-2.0, -0.5, 0.0, 0.25, 0.5, 1.0, 3.0])
REPORTS = st.tuples(GAPS, st.integers(0, 3), SCORES)
RULES = st.one_of(
    st.builds(
        KOfN,
        k=st.integers(1, 4),
        window=st.sampled_from([None, 0.5, 1.0, 2.0, 4.5]),
        distinct=st.booleans(),
    ),
    st.builds(Cusum, drift=st.sampled_from([0.0, 0.25, 0.5]), limit=st.sampled_from([0.25, 1.0, 2.5])),
)
WIDTH = 3
SEQUENCES = st.lists(st.lists(REPORTS, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=30)
Met = tuple[int, int, tuple[int, ...]]


def report_by_report(rule: Rule, sequences: list[list[tuple[float, int, float]]]) -> set[Met]:
    """Say at which rank of which replication the rule is met, and by the reports of which ranks."""
    met: set[Met] = set()
    for replication in range(WIDTH):
        evidence, at = Evidence(), 0.0
        for rank, row in enumerate(sequences):
            gap, sensor, score = row[replication]
            at += gap
            if rule.step(evidence, Served(at, sensor, score, report=rank)):
                met.add((replication, rank, tuple(one.report for one in evidence.reports)))
                evidence.clear()
    return met


def over_arrays(rule: Rule, sequences: list[list[tuple[float, int, float]]]) -> set[Met]:
    """Say the same by the form over arrays: evidence is what came after `since` and within the span."""
    gaps, sensors, scores = (np.array([[one[part] for one in row] for row in sequences]) for part in range(3))
    instants, memories = np.cumsum(gaps, axis=0), rule.memories(WIDTH)
    met: set[Met] = set()
    for rank, at in enumerate(instants):
        enough = rule.advance(memories, rank, at, sensors[rank], scores[rank])
        here = np.flatnonzero(enough)
        for replication in here.tolist():
            since, edge = memories.since[replication], at[replication] - rule.span
            ranks = range(since + 1, rank + 1)
            evidence = tuple(one for one in ranks if instants[one, replication] > edge)
            met.add((replication, rank, evidence))
        memories.clear(here, rank)
    return met


@settings(max_examples=400, deadline=None, derandomize=True)
@given(RULES, SEQUENCES)
def test_both_forms_of_a_rule_are_met_by_the_same_reports(rule: Rule, sequences: list) -> None:
    assert over_arrays(rule, sequences) == report_by_report(rule, sequences)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(RULES, SEQUENCES, st.integers(0, 29))
def test_going_on_with_some_replications_changes_nothing_for_them(
    rule: Rule, sequences: list, cut: int
) -> None:
    gaps, sensors, scores = (np.array([[one[part] for one in row] for row in sequences]) for part in range(3))
    instants, kept = np.cumsum(gaps, axis=0), np.array([2, 0])
    whole, some = rule.memories(WIDTH), None
    for rank, at in enumerate(instants):
        if rank == min(cut, len(instants) - 1):
            some = whole.keep(kept)
        told = rule.advance(whole, rank, at, sensors[rank], scores[rank])
        if some is not None:
            part = rule.advance(some, rank, at[kept], sensors[rank][kept], scores[rank][kept])
            assert part.tolist() == told[kept].tolist()
    assert some is not None
