"""Telling a study: as JSON for programs, or as sentences and tables for people."""

from __future__ import annotations

import sys
from typing import Any

from sim.cli.screens import show


def told(study: Any, repeat: str, as_json: bool) -> None:
    """Print a study."""
    if as_json:
        import json

        sys.stdout.write(json.dumps(study.to_json(), indent=2, allow_nan=False) + "\n")
        return
    from sim.views import sheets
    from sim.views.strips import strips

    pictures = tuple(strips(study))
    show(sheets.study(study.title, study.sentences, study.sheets, study.notes, repeat, pictures=pictures))
