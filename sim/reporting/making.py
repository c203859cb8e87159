"""Making: scenarios in, a report out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim.analysis.exemplars import exemplar
from sim.model.wording import listing
from sim.reporting.origins import Origin, origin, report_command, run_command, trace_command, variant
from sim.reporting.report import Report
from sim.reporting.steps import Steps, steps_for
from sim.reporting.wishes import Wish
from sim.results import Result, run
from sim.saving.about import versions
from sim.stories.traces import trace
from sim.studies.centres import centre_of
from sim.studies.compare import Comparison, compare
from sim.studies.explain import explain
from sim.studies.plan import Changes, Source
from sim.views.report.material import Chapter, Material
from sim.views.report.material import Source as Told
from sim.views.report.page import page

MOST_EXPLAINED = 1000  # replications of each remedy; the notes of the explanation say how many


def report(
    first: Source,
    *others: Source | Changes,
    replications: int = 1000,
    seed: int = 1,
    **asked: Any,
) -> Report:
    """Make a report, to be handed in: one page of HTML that needs nothing else.

    Parameters
    ----------
    first
        A scenario, a file, or the name of a shipped one.
    *others
        What to compare it with, as in `compare`: further scenarios, or mappings of keys to values, each of
        which makes a variant of the first.
    replications, seed
        How many replications of each, and the seed that all have in common.
    **asked
        Fields of `sim.reporting.wishes.Wish`: centre, replay ("median", "slowest", "missed", or the number
        of a replication), author, engine, executor, progress (called with the steps done and their total),
        agreed.

    Returns
    -------
    Report
        `Report.save` writes it into a file; a notebook shows it.

    Raises
    ------
    ScenarioError
        If a scenario or a change is not allowed.
    ValueError
        If there is no such centre or replication, or no centre is common to all.
    TooMuchWork
        If a run would take too long.

    Examples
    --------
    >>> made = report("first_light", replications=50)
    >>> made.title
    'First light'
    """
    wish = Wish(**asked)
    sources = [origin(first), *(origin(one) for one in others if not isinstance(one, Mapping))]
    changes = [one for one in others if isinstance(one, Mapping)]
    origins = [*sources, *(variant(sources[0], one) for one in changes)]
    centres = [centre_of(one.scenario, wish.centre) for one in origins]
    steps = steps_for([one.scenario for one in origins], wish.progress)
    played = {"replications": replications, "seed": seed, **wish.playing}
    compared = _compared(origins, steps, played) if len(origins) > 1 else None
    chapters = []
    for one, centre in zip(origins, centres, strict=True):
        result = run(one.scenario, **played)
        steps.tell()
        chapters.append(_chapter(one, result, centre, wish, steps))
    command = report_command(sources, changes, result, wish.options)
    return _written(Material(tuple(chapters), compared, command, wish.author, versions()), steps)


def report_of(result: Result, **asked: Any) -> Report:
    """Make a report of a result that is there; only what to fix first and the replication are played.

    Parameters
    ----------
    result
        The result.
    **asked
        As `report`.

    Raises
    ------
    ValueError
        If there is no such centre or replication.
    TooMuchWork
        If a run would take too long.
    """
    wish = Wish(**asked)
    source = origin(result.scenario)
    centre = centre_of(result.scenario, wish.centre)
    steps = steps_for([result.scenario], wish.progress)
    steps.tell()
    chapter = _chapter(source, result, centre, wish, steps)
    command = report_command([source], [], result, wish.options)
    return _written(Material((chapter,), None, command, wish.author, versions()), steps)


def _compared(origins: Sequence[Origin], steps: Steps, played: Mapping[str, Any]) -> Comparison:
    """Compare all scenarios with the first."""
    scenarios, labels = [one.scenario for one in origins], tuple(one.label for one in origins)
    return compare(*scenarios, labels=labels, progress=steps.tell, **played)


def _chapter(source: Origin, result: Result, centre: str, wish: Wish, steps: Steps) -> Chapter:
    """Explain a result, and choose and tell a replication of it."""
    scenario, seed = result.scenario, result.seed
    chosen = exemplar(result.records, centre, wish.replay)
    count = min(result.replications, MOST_EXPLAINED)
    found = explain(
        scenario, centre=centre, replications=count, seed=seed, progress=steps.tell, **wish.playing
    )
    told = trace(scenario, seed=seed, replication=chosen.replication, agreed=wish.agreed)
    steps.tell()
    return Chapter(
        Told(source.label, source.title, source.text, source.question),
        result,
        centre,
        found,
        chosen,
        told,
        run_command(source.words, result),
        trace_command(source.words, told),
    )


def _written(material: Material, steps: Steps) -> Report:
    """Write the page."""
    title = listing([chapter.source.title for chapter in material.chapters])
    made = Report(title, page(material))
    steps.tell()
    return made
