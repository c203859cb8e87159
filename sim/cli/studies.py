"""The commands that compare, explain, and show what a rule trades."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Annotated, Any

import typer

from sim.cli.meters import Meter
from sim.cli.mistakes import Mistake
from sim.cli.options import ScenarioName, Seed, Yes, check_seed, check_whole, check_word
from sim.cli.playing import ENGINES, interruptible, with_consent, workers
from sim.cli.ranges import Vary, read_axis, split
from sim.cli.runs import MOST_REPLICATIONS, MOST_WORKERS, EngineName, Json, Replications, Workers
from sim.cli.telling import told
from sim.cli.varying import Changes, choose, read_changes, repeated

Groups = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="CHANGES",
        help="A variant of the first scenario: KEY=VALUE, or several with ; between them. May be repeated;"
        " each is a variant of its own.",
    ),
]
Centre = Annotated[str | None, typer.Option("--centre", metavar="NAME", help="Which centre.")]
ALL_FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(compare)
    app.command()(explain)
    app.command()(tradeoff)


def compare(
    scenarios: Annotated[
        list[str], typer.Argument(metavar="SCENARIO…", help="Scenarios; all are compared with the first.")
    ],
    *,
    groups: Groups = None,
    replications: Replications = 2000,
    seed: Seed = 1,
    engine: EngineName = "auto",
    as_json: Json = False,
    yes: Yes = False,
    worker_count: Workers = 1,
) -> None:
    """Compare scenarios, or variants of one, in pairs of replications on common random numbers."""
    variants = read_groups(groups)
    if len(scenarios) + len(variants) == 1:
        raise Mistake(
            "There is nothing to compare with.",
            where="SCENARIO…",
            found=scenarios[0],
            allowed="two scenarios or more, or one with a --set for each variant of it",
            remedy=f"lanternwatch compare {shlex.quote(scenarios[0])} --set KEY=VALUE",
        )

    def work(asked: dict[str, Any]) -> Any:
        import sim

        labels = tuple([*scenarios, *(" ".join(group.split()) for group in groups or ())])
        return sim.compare(*scenarios, *variants, labels=labels, **asked)

    found = play(work, replications, seed, engine, worker_count=worker_count, yes=yes)
    told(found, repeat("compare", [*scenarios, *repeated(groups)], replications, seed, engine), as_json)


def explain(
    scenario: ScenarioName,
    *,
    centre: Centre = None,
    replications: Replications = 2000,
    seed: Seed = 1,
    engine: EngineName = "auto",
    as_json: Json = False,
    changes: Changes = None,
    yes: Yes = False,
    worker_count: Workers = 1,
) -> None:
    """Tell what to fix first: what each thing saves when it alone is made 10 % better."""

    def work(asked: dict[str, Any]) -> Any:
        import sim

        return sim.explain(choose(scenario, changes), centre=centre, **asked)

    found = play(work, replications, seed, engine, worker_count=worker_count, yes=yes)
    words = [scenario, *(["--centre", centre] if centre else []), *repeated(changes)]
    told(found, repeat("explain", words, replications, seed, engine), as_json)


def tradeoff(
    scenario: ScenarioName,
    *,
    vary: Vary = None,
    centre: Centre = None,
    replications: Replications = 2000,
    seed: Seed = 1,
    engine: EngineName = "auto",
    as_json: Json = False,
    changes: Changes = None,
    yes: Yes = False,
    worker_count: Workers = 1,
) -> None:
    """Show mean delay against false alerts; each --vary is a rule, ; KEY=VALUE behind it changes more."""
    curves = [read_curve(words) for words in vary or ()]
    if not curves:
        raise Mistake(
            "There is nothing to vary.",
            where="--vary",
            found="nothing",
            allowed="a key and its values for each rule",
            remedy=f"lanternwatch tradeoff {shlex.quote(scenario)} --vary KEY=V1,V2",
        )

    def work(asked: dict[str, Any]) -> Any:
        import sim

        return sim.tradeoff(choose(scenario, changes), *curves, centre=centre, **asked)

    found = play(work, replications, seed, engine, worker_count=worker_count, yes=yes)
    varied = [word for one in vary or () for word in ("--vary", one)]
    words = [scenario, *varied, *(["--centre", centre] if centre else []), *repeated(changes)]
    told(found, repeat("tradeoff", words, replications, seed, engine), as_json)
    if all(point.why for point in found.points):
        raise typer.Exit(ALL_FAILED)


def read_groups(groups: list[str] | None) -> list[dict[str, Any]]:
    """Read what each variant says differently."""
    return [read_changes(_apart(group)) for group in groups or ()]


def play(
    work: Callable[[dict[str, Any]], Any],
    replications: int,
    seed: int,
    engine: str,
    *,
    worker_count: int,
    yes: bool,
    noun: str = "variants",
) -> Any:
    """Check what all studies are asked for, and let one work, with a meter and with consent."""
    check_whole("--replications", replications, 1, MOST_REPLICATIONS)
    check_seed(seed)
    check_word("--engine", engine, ENGINES)
    check_whole("--workers", worker_count, 1, MOST_WORKERS)
    meter = Meter(noun=noun)

    def agreed_work(agreed: bool) -> Any:
        with workers(worker_count) as executor, meter:
            asked = {"replications": replications, "seed": seed, "engine": engine, "agreed": agreed}
            return work({**asked, "executor": executor, "progress": meter})

    with interruptible(lambda: f"{meter.done:,} {noun} were done; none is kept."):
        try:
            return with_consent(agreed_work, yes=yes)
        except ValueError as error:
            raise unfit(error) from error


def unfit(error: ValueError) -> Mistake:
    """Tell what a study cannot do."""
    what, _, why = str(error).partition(": ")
    return Mistake(
        "This cannot be studied.",
        where=f"--{what}" if what == "centre" else "the study",
        found=why if what == "centre" else str(error),
        allowed="what the study can be asked; see its help",
        remedy="mend it, and try again",
    )


def _apart(group: str) -> list[str]:
    """Take the changes of one variant apart, at the ; between them."""
    return [part.strip() for part in split(group, ";") if part.strip()]


def read_curve(words: str) -> dict[str, Any]:
    """Read one rule: what is run through, and what is said differently along with it."""
    first, *rest = _apart(words) or [words]
    key, values = read_axis(first)
    return {**read_changes(rest), key: values}


def repeat(command: str, words: list[str], replications: int, seed: int, engine: str) -> str:
    """Write the command that gives the same numbers again."""
    counted = ["--replications", str(replications), "--seed", str(seed)]
    played = [] if engine == "auto" else ["--engine", engine]
    return shlex.join(["lanternwatch", command, *words, *counted, *played])
