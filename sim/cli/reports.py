"""The command that makes a report: one page of HTML to hand in."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from sim.cli.mistakes import Mistake
from sim.cli.options import Force, Seed, Yes
from sim.cli.runs import EngineName, Replications, Workers
from sim.cli.studies import Centre, Groups, play, read_groups
from sim.cli.targets import check_target, write_target
from sim.model.fiction import FICTION

ENDINGS = (".html", ".htm")
REPLAYS = "median, slowest, missed, or the number of a replication"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(report)


def report(
    scenarios: Annotated[
        list[str], typer.Argument(metavar="SCENARIO…", help="Scenarios; all are compared with the first.")
    ],
    *,
    out: Annotated[str, typer.Option("--out", metavar="FILE.html", help="The file to write.")],
    groups: Groups = None,
    replay: Annotated[
        str, typer.Option("--replay", metavar="WHICH", help=f"Which replication is told: {REPLAYS}.")
    ] = "median",
    centre: Centre = None,
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who hands it in.")] = "",
    force: Force = False,
    replications: Replications = 1000,
    seed: Seed = 1,
    engine: EngineName = "auto",
    yes: Yes = False,
    worker_count: Workers = 1,
) -> None:
    """Write a report to hand in: one page of HTML that needs nothing else, to be read or printed."""
    check_target("--out", out, ENDINGS, force=force)
    wanted = _read_replay(replay, replications)
    changes = read_groups(groups)

    def work(asked: dict[str, Any]) -> Any:
        import sim

        first, *others = scenarios
        return sim.report(first, *others, *changes, centre=centre, replay=wanted, author=author, **asked)

    made = play(work, replications, seed, engine, worker_count=worker_count, yes=yes, noun="steps")
    write_target("--out", out, lambda: made.save(out, force=force))
    sys.stdout.write(f"The report is in {out!r}: open it in any browser, or print it.\n{FICTION}\n")


def _read_replay(replay: str, replications: int) -> str | int:
    """Read which replication is to be told."""
    from sim.analysis.exemplars import WANTED

    if replay in WANTED:
        return replay
    if replay.isascii() and replay.isdecimal() and int(replay) < replications:
        return int(replay)
    raise Mistake(
        "There is no such replication.",
        where="--replay",
        found=replay,
        allowed=f"{REPLAYS}, from 0 to {replications - 1:,}",
        remedy="leave it out for the median one",
    )
