"""The command that tells one replication event by event."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.mistakes import Mistake
from sim.cli.options import ScenarioName, Seed, Yes, check_seed, check_whole
from sim.cli.playing import interruptible, with_consent
from sim.cli.screens import columns
from sim.cli.targets import check_target, write_target
from sim.cli.varying import Changes, choose

if TYPE_CHECKING:
    from sim.stories.traces import Trace

LAST_REPLICATION = 10**10

Replacing = Annotated[
    bool, typer.Option("--force", metavar="", help="With --csv or --replay: overwrite a file that is there.")
]
Condition = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="CONDITION",
        help='Stop at a tick, or at a kind of event: "first report", "rule met", "delivered".',
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(trace)


def trace(
    scenario: ScenarioName,
    *,
    seed: Seed = 1,
    replication: Annotated[
        int, typer.Option("--replication", metavar="R", help="Which replication of the run, from 0.")
    ] = 0,
    until: Condition = None,
    csv: Annotated[
        str | None, typer.Option("--csv", metavar="FILE", help="Write every event into a file as well.")
    ] = None,
    replay: Annotated[
        str | None,
        typer.Option(
            "--replay", metavar="FILE.html", help="Write a page that shows it as an animation as well."
        ),
    ] = None,
    force: Replacing = False,
    changes: Changes = None,
    yes: Yes = False,
) -> None:
    """Tell one replication event by event, with the budget of its alert."""
    check_seed(seed)
    check_whole("--replication", replication, 0, LAST_REPLICATION)
    _check_condition(until)
    _check_files(csv, replay, force=force)

    def work(agreed: bool) -> Trace:
        import sim

        chosen = choose(scenario, changes)
        return sim.trace(chosen, seed=seed, replication=replication, until=until, agreed=agreed)

    from sim.views.storybook import as_text

    with interruptible(lambda: "nothing was told yet."):
        told = with_consent(work, yes=yes)
    written = _write(told, csv, replay)
    sys.stdout.write(f"{as_text(told, columns())}\n{written}")


def _write(told: Trace, csv: str | None, replay: str | None) -> str:
    """Write the table and the page that are asked for, and say where they are."""
    said = ""
    if replay is not None:
        _check_length(told)
        write_target("--replay", replay, lambda: told.replay().save(replay))
        said += f"The replay is in {replay!r}: open it in a browser.\n"
    if csv is not None:
        write_target("--csv", csv, lambda: told.to_csv(csv))
        which = "Every event up to there" if told.stopped else "Every event"
        said += f"{which} is in {csv!r}.\n"
    return said


def _check_length(told: Trace) -> None:
    """Refuse a replay that is too long to be looked at."""
    from sim.views.replay import MOST_EVENTS

    if len(told.events) > MOST_EVENTS:
        raise Mistake(
            "There is too much to be shown in a replay; nothing was written.",
            where="--replay",
            found=f"{len(told.events):,} events",
            allowed=f"at most {MOST_EVENTS:,} events",
            remedy="let it stop earlier, such as --until delivered",
        )


def _check_condition(until: str | None) -> None:
    from sim.stories.events import read_stop

    try:
        read_stop(until)
    except ValueError as error:
        raise Mistake(
            "The telling cannot stop there.",
            where="--until",
            found=str(until),
            allowed=str(error),
            remedy="give a tick or a kind of event, such as --until 'rule met'",
        ) from None


def _check_files(csv: str | None, replay: str | None, *, force: bool) -> None:
    """Refuse, before anything is played, a scenario's name and files that are there already."""
    if csv is None and replay is None and force:
        raise Mistake(
            "An option has no meaning without --csv or --replay.",
            where="--force",
            found="--force",
            allowed="together with --csv FILE or --replay FILE",
            remedy="add one of them, or leave it out",
        )
    if csv is not None and Path(csv).suffix.casefold() == ".toml":
        raise Mistake(
            "That is the name of a scenario, not of a table; nothing was written.",
            where="--csv",
            found=csv,
            allowed="a name that does not end in .toml, such as events.csv",
            remedy="choose another name",
        )
    if csv is not None:
        check_target("--csv", csv, (), force=force)
    if replay is not None:
        check_target("--replay", replay, (".html",), force=force)
