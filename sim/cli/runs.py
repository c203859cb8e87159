"""The command that runs a scenario."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from attrs import evolve

from sim.cli.meters import Meter
from sim.cli.options import ScenarioName, Seed, Yes, check_seed, check_whole, check_word
from sim.cli.playing import ENGINES, interruptible, with_consent, workers
from sim.cli.precision import Limit, Precision, check_onset, read_precision
from sim.cli.saving import Force, Format, Save, Saving, Tables, plan_saving
from sim.cli.screens import show
from sim.cli.varying import Changes, choose, repeated, warn

if TYPE_CHECKING:
    from sim.results import Result

MOST_REPLICATIONS = 10**10
MOST_WORKERS = 256


Replications = Annotated[int, typer.Option("--replications", metavar="N", help="How many replications.")]
EngineName = Annotated[
    str, typer.Option("--engine", metavar="NAME", help="auto, events (SimPy) or vector (NumPy).")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="alert", help="End replications at their alerts.")
]
Json = Annotated[bool, typer.Option("--json", metavar="", help="Print just the numbers, as JSON.")]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", metavar="", help="Print just the measures, and why a run to a precision stopped."
    ),
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", help="How many processes; the numbers are the same.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(run)


def run(
    scenario: ScenarioName,
    *,
    replications: Replications = 1000,
    seed: Seed = 1,
    engine: EngineName = "auto",
    until: Until = None,
    as_json: Json = False,
    quiet: Quiet = False,
    changes: Changes = None,
    yes: Yes = False,
    worker_count: Workers = 1,
    save: Save = None,
    layout: Format = None,
    tables: Tables = None,
    force: Force = False,
    precision: Precision = None,
    limit: Limit = None,
) -> None:
    """Run a scenario and show its measures and its latency budget."""
    _check(replications, seed, engine, until, worker_count)
    saving = plan_saving(save, layout, tables, force=force)
    precise = read_precision(precision, limit)
    meter = Meter()

    def work(agreed: bool) -> Result:
        import sim

        asked: Any = {"replications": replications, "seed": seed, "engine": engine, "until": until}
        asked |= {"tables": saving.tables, **precise}
        with workers(worker_count) as executor, meter:
            chosen = choose(scenario, changes)
            check_onset(chosen, precise)
            return sim.run(chosen, **asked, executor=executor, progress=meter, agreed=agreed)

    of = "" if precise else f"of {replications:,} "
    with interruptible(lambda: f"{meter.done:,} {of}replications were done; none is kept."):
        result = with_consent(work, yes=yes)
    warn(result.scenario, scenario)
    repeat = _repeat([scenario, *repeated(changes)], result.replications, seed, engine, until)
    _keep(saving, evolve(result, command=repeat), as_json=as_json, quiet=quiet)


def _check(replications: int, seed: int, engine: str, until: str | None, worker_count: int) -> None:
    """Refuse numbers and words that are out of their ranges."""
    check_whole("--replications", replications, 1, MOST_REPLICATIONS)
    check_seed(seed)
    check_word("--engine", engine, ENGINES)
    check_word("--until", until, ("alert",))
    check_whole("--workers", worker_count, 1, MOST_WORKERS)


def _keep(saving: Saving, result: Result, *, as_json: bool, quiet: bool) -> None:
    """Save a result where that is asked for, and print it, even where it cannot be saved."""
    try:
        saving.keep(result)
    finally:
        print_result(result, result.command or "", as_json=as_json, quiet=quiet)
    if saving.folder is not None and not (as_json or quiet):
        sys.stdout.write(f"Saved in {saving.folder!r}.\n")


def _repeat(chosen: list[str], replications: int, seed: int, engine: str, until: str | None) -> str:
    """Write the command that gives the same numbers again."""
    words = ["lanternwatch", "run", *chosen, "--replications", str(replications), "--seed", str(seed)]
    words += [] if engine == "auto" else ["--engine", engine]
    words += [] if until is None else ["--until", until]
    return shlex.join(words)


def print_result(result: Result, repeat: str, *, as_json: bool, quiet: bool) -> None:
    """Print a result: whole, just its measures, or its numbers as JSON."""
    if as_json:
        import json

        sys.stdout.write(json.dumps(result.to_json(), indent=2, allow_nan=False) + "\n")
        return
    from sim.model.problems import printable
    from sim.views import terminal

    show(terminal.only_measures(result) if quiet else terminal.whole_result(result, repeat))
    if quiet and result.stopped:
        show([printable(result.stopped)])
