"""The command that sweeps: every combination of some values, resumable."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.meters import Meter
from sim.cli.mistakes import Mistake
from sim.cli.options import ScenarioName, Seed, Yes, check_seed, check_whole, check_word
from sim.cli.playing import ENGINES, interruptible, workers
from sim.cli.ranges import Vary, read_vary
from sim.cli.runs import MOST_REPLICATIONS, MOST_WORKERS, EngineName, Json, Replications, Workers
from sim.cli.studies import ALL_FAILED, repeat, unfit
from sim.cli.telling import told
from sim.cli.varying import Changes, choose, repeated

if TYPE_CHECKING:
    from sim.studies.folders import Unfinished
    from sim.studies.large import LargeSweep
    from sim.studies.swept import Sweep

Out = Annotated[
    str | None, typer.Option("--out", metavar="DIR", help="A folder for what is done, and for the table.")
]
Resume = Annotated[
    bool, typer.Option("--resume", metavar="", help="Go on where the same sweep was interrupted.")
]
KEPT = "; with --out DIR what is done is kept, and --resume goes on from there"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(sweep)


def sweep(
    scenario: ScenarioName,
    *,
    vary: Vary = None,
    out: Out = None,
    resume: Resume = False,
    replications: Replications = 1000,
    seed: Seed = 1,
    engine: EngineName = "auto",
    as_json: Json = False,
    changes: Changes = None,
    yes: Yes = False,
    worker_count: Workers = 1,
) -> None:
    """Run every combination of some values, on common random numbers, into one table."""
    check_whole("--replications", replications, 1, MOST_REPLICATIONS)
    check_seed(seed)
    check_word("--engine", engine, ENGINES)
    check_whole("--workers", worker_count, 1, MOST_WORKERS)
    _check_folder(out, resume=resume)
    axes, base, meter = read_vary(vary), choose(scenario, changes), Meter(noun="points")
    asked = {"replications": replications, "seed": seed, "engine": engine, "progress": meter}

    def work(agreed: bool) -> Sweep:
        import sim

        with workers(worker_count) as executor, meter:
            own: Any = {**asked, "executor": executor, "agreed": agreed}
            return sim.sweep(base, axes, out=out, resume=resume, **own)

    kept = f"the complete ones are kept in {out}; go on with --resume" if out else "none is kept"
    with interruptible(lambda: f"{meter.done:,} points were done; {kept}."):
        found = _with_consent(work, yes=yes, kept=out is not None)
    for note in found.notes:
        sys.stderr.write(f"{note}\n")
    _keep_parquet(found)
    words = [scenario, *(word for one in vary or () for word in ("--vary", one)), *repeated(changes)]
    told(found, repeat("sweep", words, replications, seed, engine), as_json)
    if found.failed == found.points:
        raise typer.Exit(ALL_FAILED)


def _check_folder(out: str | None, *, resume: bool) -> None:
    """Refuse to go on where there is no folder to go on in."""
    if resume and out is None:
        raise _refused(
            "There is no folder to go on in.",
            "--resume",
            "no --out",
            "--out DIR with --resume",
            "add --out DIR with the folder of the sweep that was interrupted",
        )


def _with_consent(work: Any, *, yes: bool, kept: bool) -> Sweep:
    """Do the work; ask, where someone can be asked, whether a large one is to be done."""
    from sim.studies.folders import FolderRefused, Unfinished
    from sim.studies.large import LargeSweep

    try:
        try:
            swept: Sweep = work(yes)
        except LargeSweep as error:
            if not _agree(error, kept=kept):
                raise
            swept = work(True)
    except LargeSweep as error:
        raise _refused(
            "This sweep takes long, and nobody is there to be asked.",
            "--vary",
            str(error),
            "10,000 points and 1e+10 looks without asking",
            f"vary less, take fewer replications, or add --yes if it is meant{KEPT}",
        ) from error
    except FolderRefused as error:
        allowed = "a new folder; or, with --resume, the folder of the very same sweep"
        raise _refused(
            "The folder cannot be used; nothing was changed.",
            "--out",
            str(error),
            allowed,
            error.remedy or "",
        ) from error
    except Unfinished as error:
        raise _unfinished(error) from error
    except ValueError as error:
        raise unfit(error) from error
    return swept


def _agree(large: LargeSweep, *, kept: bool) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    losing = "" if kept else " Without --out DIR nothing is kept if it ends early."
    return typer.confirm(f"This sweep has {large}.{losing} Go on?", err=True)


def _unfinished(error: Unfinished) -> Mistake:
    return _refused(
        "The sweep could not go on.",
        "--out",
        str(error),
        "a folder that can be written, on a disk with room",
        "make room, and go on with --resume",
    )


def _refused(what: str, where: str, found: str, allowed: str, remedy: str = "") -> Mistake:
    remedy = remedy or "choose another folder, or add --resume to go on with the same sweep"
    return Mistake(what, where=where, found=found, allowed=allowed, remedy=remedy)


def _keep_parquet(found: Sweep) -> None:
    """Write the table as Parquet as well, where it is on disk and pyarrow is there."""
    from sim.studies.parquet import has_parquet

    if found.file is None:
        return
    beside = ""
    if has_parquet():
        try:
            found.to_parquet(found.file.with_suffix(".parquet"))
            beside = ", and beside it as Parquet"
        except OSError as error:
            beside = f"; beside it as Parquet it cannot be written ({error.strerror or error})"
    sys.stderr.write(f"The table is in {found.file}{beside}.\n")
