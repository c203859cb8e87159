"""Every claim beside its closed form, by both engines: near enough, and sharp enough to mean something.

Seeds are fixed, so a verdict never changes by chance. The vector engine plays all replications of a claim
here. The SimPy engine takes far longer, and plays a part of them; `lanternwatch verify` plays them all.
"""

import pytest

from sim.running import ENGINES
from sim.studies.claims import CLAIMS, Claim
from sim.studies.claims.claim import standard_error
from sim.studies.verify import OWN_SEEDS, SHARES, play_claim

FARTHEST = 3.5  # standard errors; one of about 2,000 true claims would lie farther away
PLAYED = {"events": 0.3, "vector": 1.0}  # the share of what `lanternwatch verify` plays
SHARP_ENOUGH = {"events": 0.02, "vector": 0.01}  # the standard error as a share of the value


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_simulation_agrees_with_closed_form(claim: Claim, engine: str) -> None:
    replications = int(claim.replications * SHARES[engine][False] * PLAYED[engine])
    verdict = play_claim(claim, engine, replications, claim.seed + OWN_SEEDS[engine])
    error = standard_error(verdict.estimate)
    assert error <= SHARP_ENOUGH[engine] * abs(verdict.expected), "not sharp"
    assert abs(verdict.z) < FARTHEST, verdict


def test_there_are_forty_claims_and_more_and_no_two_share_a_name_or_a_seed() -> None:
    assert len(CLAIMS) >= 40
    assert len({claim.name for claim in CLAIMS}) == len({claim.seed for claim in CLAIMS}) == len(CLAIMS)


def test_most_claims_are_exact_and_the_others_say_so() -> None:
    others = {claim.form: claim for claim in CLAIMS if claim.form != "exact"}
    assert set(others) == {"approximate", "upper bound"}
    assert 0 < others["approximate"].error <= 0.02
    assert all(claim.error == 0 for claim in CLAIMS if claim.form == "exact")
