"""The command that draws a figure into a file."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from sim.cli.kinds import KINDS, Kind, Request
from sim.cli.mistakes import Mistake
from sim.cli.options import Force, ScenarioName, Seed, Yes, check_whole
from sim.cli.ranges import Vary, read_vary
from sim.cli.runs import EngineName, Replications, Workers
from sim.cli.studies import Centre, Groups, play, read_curve, read_groups
from sim.cli.targets import check_target, write_target
from sim.cli.traces import LAST_REPLICATION
from sim.cli.varying import choose
from sim.model.complaints import nearest
from sim.model.fiction import FICTION

ENDINGS = (".png", ".svg", ".pdf")

KindName = Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}.")]
Others = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="SCENARIO", help="differences: another scenario; may be repeated."),
]
Measure = Annotated[
    str | None,
    typer.Option("--measure", metavar="NAME", help="curves, panels: which number, such as latency.p95."),
]
Number = Annotated[
    int | None, typer.Option("--replication", metavar="R", help="timeline: which replication, from 0.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(plot)


def plot(
    scenario: ScenarioName,
    kind: KindName,
    *,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="Where to: a .png, .svg or .pdf.")],
    force: Force = False,
    changes: Groups = None,
    vary: Vary = None,
    others: Others = None,
    centre: Centre = None,
    measure: Measure = None,
    replication: Number = None,
    replications: Replications = 1000,
    seed: Seed = 1,
    engine: EngineName = "auto",
    yes: Yes = False,
    worker_count: Workers = 1,
) -> None:
    """Draw a figure into a file, such as: lanternwatch plot first_light budget --out budget.png."""
    options: dict[str, Any] = {"--set": changes, "--vary": vary, "--with": others, "--centre": centre}
    options |= {"--measure": measure, "--replication": replication}
    chosen = _read_kind(kind, {name for name, value in options.items() if value is not None})
    check_target("--out", out, ENDINGS, force=force)
    check_whole("--replication", replication or 0, 0, LAST_REPLICATION)
    said: dict[str, Any] = {"centre": centre, "measure": measure, "replication": replication or 0}
    request = (
        _compared(scenario, changes, others, said)
        if kind == "differences"
        else _request(scenario, changes, said, read_rules(kind, vary))
    )

    def work(asked: dict[str, Any]) -> Any:
        import matplotlib as mpl

        mpl.use("agg")  # nothing is shown: no screen is needed
        return chosen.draw(request, asked)

    drawn = play(work, replications, seed, engine, worker_count=worker_count, yes=yes, noun="steps")
    _save(drawn, out)
    sys.stdout.write(f"The figure “{kind}” of {scenario} is in {out!r}: {chosen.shows}.\n{FICTION}\n")


def _read_kind(kind: str, given: set[str]) -> Kind:
    """Find the kind, and refuse options that have no meaning for it, and needs that are not met."""
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        raise Mistake(
            "There is no such figure; nothing was written.",
            where="KIND",
            found=kind,
            allowed=", ".join(KINDS),
            remedy=f"did you mean {near}?" if near else "choose one of these",
        )
    chosen = KINDS[kind]
    if chosen.needs and chosen.needs not in given:
        raise Mistake(
            f"The figure “{kind}” needs something to vary; nothing was written.",
            where=chosen.needs,
            found="nothing",
            allowed="KEY=V1,V2,… or KEY=LOW:HIGH:N, such as sensors.lamp.count=1:6:6",
            remedy=f"add {chosen.needs} KEY=VALUES",
        )
    if strange := sorted(given - set(chosen.takes)):
        raise Mistake(
            f"An option has no meaning for the figure “{kind}”; nothing was written.",
            where=strange[0],
            found=strange[0],
            allowed=", ".join(sorted(chosen.takes)),
            remedy="leave it out, or choose another figure",
        )
    return chosen


def _request(
    scenario: str, changes: list[str] | None, said: dict[str, Any], vary: tuple[dict[str, Any], ...]
) -> Request:
    """Read what the figure is to be drawn of."""
    own = {key: value for group in read_groups(changes) for key, value in group.items()}
    base = choose(scenario, None)
    return Request(base.vary(own) if own else base, vary=vary, **said)


def read_rules(kind: str, vary: list[str] | None) -> tuple[dict[str, Any], ...]:
    """Read what is varied: each --vary is a rule of an operating curve, else a key of one sweep."""
    if kind == "operating":
        return tuple(read_curve(words) for words in vary or ())
    return (read_vary(vary),) if vary else ()


def _compared(
    scenario: str, changes: list[str] | None, others: list[str] | None, said: dict[str, Any]
) -> Request:
    """Read what is compared: other scenarios, and each --set as a variant of the first."""
    if not (changes or others):
        raise Mistake(
            "There is nothing to compare with; nothing was written.",
            where="--with",
            found="nothing",
            allowed="another scenario (--with), or a --set for each variant",
            remedy=f"lanternwatch plot {scenario} differences --set KEY=VALUE --out FILE",
        )
    loaded = tuple(choose(other, None) for other in others or ())
    labels = (scenario, *(others or ()), *(" ".join(group.split()) for group in changes or ()))
    return Request(choose(scenario, None), (*loaded, *read_groups(changes)), labels, **said)


def _save(drawn: Any, out: str) -> None:
    """Write the figure that was drawn."""
    from matplotlib import pyplot as plt

    from sim.views.figures.files import save_figure

    figure = (drawn[0] if isinstance(drawn, tuple) else drawn).figure
    write_target("--out", out, lambda: save_figure(figure, out))
    plt.close(figure)
