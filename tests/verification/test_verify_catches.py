"""Verify sees a program that is broken: ten breakages, one at a time, and all claims by the command itself.

All claims are played once with nothing broken, and it is noted which of the ten places each of them passes.
A claim that does not pass the broken place gives the same numbers again, so it is not played again.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import pytest
from attrs import frozen
from breakages import BREAKAGES, Patch

from sim.cli.app import start
from sim.studies import verify as studies
from sim.studies.claims import CLAIMS
from sim.studies.claims.claim import Claim
from sim.studies.verify import MAY_BE_WRONG, Verdict

COMMAND = ["verify", "--quick"]


@frozen
class Played:
    """A claim that was played: its verdict, and which places it passed."""

    verdict: Verdict
    passed: frozenset[str]


@frozen
class Watch:
    """Takes the place of a monkeypatch: what it is to replace stays as it is, but notes when it is called."""

    patch: Patch
    note: Callable[[], None]

    def setattr(self, owner: Any, name: str, _: Any) -> None:
        """Watch a function, a method or a property."""
        real = vars(owner)[name]
        if isinstance(real, property):
            watched: Any = property(self._watching(real.fget))
        else:
            watched = self._watching(real)
        self.patch.setattr(owner, name, watched)

    def _watching(self, real: Any) -> Any:
        @wraps(real)
        def watching(*words: Any, **named: Any) -> Any:
            self.note()
            return real(*words, **named)

        return watching


@pytest.fixture(scope="module")
def unbroken() -> Mapping[str, Played]:
    """Play all claims with nothing broken, and watch which places they pass."""
    passed: set[str] = set()
    played: dict[str, Played] = {}
    real = studies.play_claim

    def noting(claim: Claim, *how: Any) -> Verdict:
        passed.clear()
        verdict = real(claim, *how)
        played[claim.name] = Played(verdict, frozenset(passed))
        return verdict

    with pytest.MonkeyPatch.context() as patch:
        for place, (breaks, _) in BREAKAGES.items():
            breaks(Watch(patch, lambda at=place: passed.add(at)))
        patch.setattr(studies, "play_claim", noting)
        assert start(COMMAND) == 0
    return played


def remembering(unbroken: Mapping[str, Played], place: str) -> Callable[..., Verdict]:
    """Give what plays a claim, if it passes the broken place."""
    real = studies.play_claim

    def play_claim(claim: Claim, *how: Any) -> Verdict:
        known = unbroken[claim.name]
        return real(claim, *how) if place in known.passed else known.verdict

    return play_claim


def named(words: str) -> Claim:
    """Give the claim with these words in its name."""
    (claim,) = (claim for claim in CLAIMS if words in claim.name)
    return claim


def test_every_place_is_passed_by_a_claim_and_one_is_passed_by_all(unbroken: Mapping[str, Played]) -> None:
    assert len(BREAKAGES) == 10
    assert set(unbroken) == {claim.name for claim in CLAIMS}
    for place, (_, words) in BREAKAGES.items():
        assert place in unbroken[named(words).name].passed
    assert all("a decision counted twice" in played.passed for played in unbroken.values())


@pytest.mark.parametrize("place", BREAKAGES)
def test_the_command_sees_what_is_broken_and_names_the_place(
    place: str, unbroken: Mapping[str, Played], monkeypatch: Patch, capsys: pytest.CaptureFixture[str]
) -> None:
    breaks, words = BREAKAGES[place]
    monkeypatch.setattr(studies, "play_claim", remembering(unbroken, place))
    breaks(monkeypatch)
    assert start(COMMAND) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert told.endswith("More disagree than chance allows. Fictional teaching model; all numbers invented.")
    assert f"{named(words).name} (vector)" in told.partition("Too far away: ")[2]


def test_the_simpy_engine_is_seen_through_as_well(monkeypatch: Patch) -> None:
    """The order of its queue is a line of its own: the other engine's order is another one."""
    breaks, words = BREAKAGES["the order of a queue"]
    assert studies.verify([named(words)], engine="events", quick=True).passed
    breaks(monkeypatch)
    found = studies.verify([named(words)], engine="events", quick=True)
    assert not found.passed
    among_all = found.verdicts[0].chance * len(CLAIMS) * 2
    assert among_all < MAY_BE_WRONG / 2, "it would be lost among all claims of both engines"
