"""The pages that say how one can know: their numbers, their list of breakages, their links and files."""

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from breakages import BREAKAGES

from sim.cli.kinds import KINDS
from sim.studies.claims import CLAIMS, PARTS
from sim.studies.verify import MAY_BE_WRONG, SHARES, Verification, play_claim

ROOT = Path(__file__).parents[2]
KNOW = ROOT / "docs" / "explanation" / "how-do-you-know.md"
PAGES = [KNOW, ROOT / "docs" / "reference" / "coverage.md", ROOT / "docs" / "reference" / "stress-des.md"]
TEXT = KNOW.read_text(encoding="utf-8")


def test_the_numbers_of_claims_are_those_of_the_list() -> None:
    rows = dict(re.findall(r"^\| ([A-Z][\w ]+?) \| (\d+) \|", TEXT, re.MULTILINE))
    assert rows == {part: str(len(claims)) for part, claims in PARTS.items()}
    exact = sum(claim.form == "exact" for claim in CLAIMS)
    assert f"plays {len(CLAIMS)} small scenarios" in TEXT
    assert f"Of the {len(CLAIMS)} claims, {exact} are exact" in TEXT
    assert [claim.form for claim in CLAIMS if claim.form != "exact"] == ["upper bound", "approximate"]


def test_the_level_is_that_of_the_verdicts() -> None:
    assert f"{MAY_BE_WRONG / 2:.1%}".replace("%", " %") == "0.5 %"
    assert TEXT.count("0.5 %") >= 2
    assert f"one of a {'hundred' if MAY_BE_WRONG == 0.01 else '?'} verifications" in TEXT


def test_the_errors_that_can_be_seen_are_those_of_a_quick_verification() -> None:
    told = re.search(r"off by ([\d.]+) % of its value \(the median\s+of .+?; ([\d.]+) % for nine", TEXT)
    assert told is not None
    middle, most = (float(one) / 100 for one in told.groups())
    part = 0.1  # of what a quick verification plays; errors fall with the square root
    played = [play_claim(claim, "vector", round(part * claim.replications), claim.seed) for claim in CLAIMS]
    found = [part**0.5 * share for share in Verification(tuple(played), True, 0).visible]
    assert np.quantile(found, [0.5, 0.9]) == pytest.approx([middle, most], rel=0.1)
    assert SHARES["vector"] == {False: 4.0, True: 1.0}
    assert "four times as many\n  replications and sees errors half as large" in TEXT


def test_the_breakages_named_are_those_that_a_test_plays() -> None:
    named = [line.strip(",.") for line in re.findall(r"^\d+\. (.+)$", TEXT, re.MULTILINE)]
    assert named == list(BREAKAGES)


def test_the_number_of_published_values_is_that_of_the_table() -> None:
    table = ROOT / "tests" / "verification" / "published.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert f"{len(rows)} printed values" in TEXT


def has_heading(folder: Path, target: str) -> bool:
    """Tell whether a page has the heading that a link leads to."""
    name, _, mark = target.partition("#")
    headings = re.findall(r"^#+ (.+)$", (folder / name).read_text(encoding="utf-8"), re.MULTILINE)
    return mark in {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in headings}


def test_nothing_of_the_checklist_is_called_missing_that_there_is() -> None:
    text = (ROOT / "docs" / "reference" / "stress-des.md").read_text(encoding="utf-8")
    items = dict(re.findall(r"^\| ([\d.]+) \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE))
    assert len(items) == 24
    assert "network" in KINDS
    assert "Missing" not in items["2.1"]
    assert "plot SCENARIO network" in items["2.1"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere_and_files_that_are_named_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    assert links
    assert not [target for target in links if not (page.parent / target.split("#")[0]).exists()]
    assert not [target for target in links if "#" in target and not has_heading(page.parent, target)]
    named = re.findall(r"`((?:sim|tests|scenarios|docs)/[^`]*)`", text)
    assert not [name for name in named if not list(ROOT.glob(name.rstrip("/")))]
