"""The kinds of figures that a command draws: what each shows, what is played for it, what it may be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from sim.model.scenario import Scenario

Asked = Mapping[str, Any]


@frozen
class Request:
    """What a figure is drawn of.

    Attributes
    ----------
    scenario : Scenario
        What is played.
    others : tuple of Scenario or of changes
        What it is compared with.
    labels : tuple of str
        What all that is compared is called.
    vary : tuple of mapping
        What is varied, an entry for each option.
    centre, measure : str or None
        Of which centre, and what.
    replication : int
        Which replication is told.
    """

    scenario: Scenario
    others: tuple[Any, ...] = ()
    labels: tuple[str, ...] = ()
    vary: tuple[dict[str, Any], ...] = ()
    centre: str | None = None
    measure: str | None = None
    replication: int = 0


@frozen
class Kind:
    """A kind of figure.

    Attributes
    ----------
    shows : str
        What it shows, in a clause.
    draw : function
        Plays what it takes and draws it.
    takes : tuple of str
        The options that have a meaning for it.
    needs : str
        The option that it cannot be drawn without; empty where there is none.
    """

    shows: str
    draw: Callable[[Request, Asked], Any]
    takes: tuple[str, ...]
    needs: str = ""


def _budget(request: Request, asked: Asked) -> Any:
    import sim

    return sim.run(request.scenario, **asked).plot.budget(centre=request.centre)


def _latency(request: Request, asked: Asked) -> Any:
    import sim

    return sim.run(request.scenario, **asked).plot.latency(centre=request.centre)


def _convergence(request: Request, asked: Asked) -> Any:
    import sim

    return sim.run(request.scenario, **asked).plot.convergence(centre=request.centre)


def _network(request: Request, asked: Asked) -> Any:
    import sim

    return sim.run(request.scenario, **asked).plot.network()


def _timeline(request: Request, asked: Asked) -> Any:
    import sim

    own = {key: asked[key] for key in ("seed", "engine", "agreed")}
    return sim.trace(request.scenario, replication=request.replication, **own).plot.timeline(
        centre=request.centre
    )


def _queue(request: Request, asked: Asked) -> Any:
    from sim.views.figures.hockey_stick import hockey_stick

    return hockey_stick(_swept(request, asked), request.scenario, request.centre)


def _curves(request: Request, asked: Asked) -> Any:
    from sim.views.figures.swept import curves

    return curves(_swept(request, asked), request.measure or "latency.mean", place=request.centre)


def _panels(request: Request, asked: Asked) -> Any:
    from sim.views.figures.panels import panels

    return panels(_swept(request, asked), request.measure or "latency.mean", place=request.centre)


def _swept(request: Request, asked: Asked) -> Any:
    import sim

    return sim.sweep(
        request.scenario, {key: values for one in request.vary for key, values in one.items()}, **asked
    )


def _operating(request: Request, asked: Asked) -> Any:
    import sim
    from sim.views.figures.operating import operating

    return operating(sim.tradeoff(request.scenario, *request.vary, centre=request.centre, **asked))


def _differences(request: Request, asked: Asked) -> Any:
    import sim
    from sim.views.figures.compared import differences

    study = sim.compare(request.scenario, *request.others, labels=request.labels, **asked)
    return differences(study, place=request.centre)


def _priorities(request: Request, asked: Asked) -> Any:
    import sim
    from sim.views.figures.priorities import priorities

    return priorities(sim.explain(request.scenario, centre=request.centre, **asked))


OWN = ("--centre", "--set")
SWEPT = (*OWN, "--vary")
KINDS = {
    "budget": Kind("the latency, stage by stage", _budget, OWN),
    "latency": Kind("how the latency is distributed", _latency, OWN),
    "timeline": Kind("one replication, in lanes", _timeline, (*OWN, "--replication")),
    "network": Kind("who reports to whom, and the load", _network, ("--set",)),
    "convergence": Kind("how the mean latency settles", _convergence, OWN),
    "queue": Kind("the wait against the load, with theory", _queue, SWEPT, "--vary"),
    "curves": Kind("a measure along a key", _curves, (*SWEPT, "--measure"), "--vary"),
    "panels": Kind("a measure along two keys", _panels, (*SWEPT, "--measure"), "--vary"),
    "operating": Kind("delay against false alerts", _operating, SWEPT, "--vary"),
    "differences": Kind("variants, compared in pairs", _differences, (*OWN, "--with")),
    "priorities": Kind("what to fix first", _priorities, OWN),
}
