"""Claims: scenarios beside closed forms. The tests and the command `verify` judge this one list."""

from sim.studies.claims import links, looks, networks, onsets, queues, rules
from sim.studies.claims.claim import Claim, Observed

__all__ = ["CLAIMS", "PARTS", "Claim", "Observed"]

PARTS: dict[str, tuple[Claim, ...]] = {
    "Looks": looks.CLAIMS,
    "Onsets and cues": onsets.CLAIMS,
    "Links and outages": links.CLAIMS,
    "Queues": queues.CLAIMS,
    "Rules": rules.CLAIMS,
    "Networks and budgets": networks.CLAIMS,
}
"""The claims, part by part."""

CLAIMS: tuple[Claim, ...] = tuple(claim for part in PARTS.values() for claim in part)
"""All claims."""
