"""Describing: a scenario in plain words, its network as a small tree, and what it takes for granted."""

from html import escape

from attrs import frozen

from sim.model import wording
from sim.model.fiction import FICTION
from sim.model.keys import list_keys
from sim.model.onset import Onset
from sim.model.scenario import Scenario
from sim.model.sensors import Cue, Outage, SensorGroup
from sim.model.stations import Centre, Relay, Share
from sim.model.wording import amount, law, listing, number
from sim.model.writing import toml


@frozen
class Description:
    """A scenario in plain words.

    Attributes
    ----------
    title, story : str
        What it is called, and what it is about.
    sentences : tuple of str
        What begins, who looks, what passes reports on, who decides: a sentence or two on each.
    tree : tuple of str
        The network, line by line: each centre with what reports to it beneath.
    assumed : tuple of str
        What the file leaves to defaults: key paths and values.
    """

    title: str
    story: str
    sentences: tuple[str, ...]
    tree: tuple[str, ...]
    assumed: tuple[str, ...]


def describe(scenario: Scenario) -> Description:
    r"""Describe a scenario in plain words.

    Examples
    --------
    >>> from sim.model.sensors import Periodic
    >>> lamps = SensorGroup(name="lamp", count=2, scan=Periodic(every=5.0), to="harbour")
    >>> told = describe(Scenario(story="", horizon=9.0, sensors=(lamps,), centres=(Centre(name="harbour"),)))
    >>> print("\n".join(told.tree))
    harbour (centre)
    └─ lamp (2 sensors)
    """
    sentences = (
        _onset(scenario),
        *(_group(group) for group in scenario.sensors),
        *(_outage(outage) for outage in scenario.outages),
        *(_cue(cue) for cue in scenario.cues),
        *(_relay(relay) for relay in scenario.relays),
        *(_centre(centre) for centre in scenario.centres),
        *(_share(share) for share in scenario.shares),
        _end(scenario),
    )
    return Description(title_of(scenario), scenario.story, sentences, _tree(scenario), _assumed(scenario))


def title_of(scenario: Scenario) -> str:
    """Give the title of a scenario, or its name where it has none."""
    return scenario.title or scenario.name


def card(scenario: Scenario) -> str:
    """Show a scenario as HTML, for a notebook; all that it says is escaped."""
    told = describe(scenario)
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in told.sentences)
    tree = escape("\n".join(told.tree))
    assumed = escape("; ".join(told.assumed)) or "nothing"
    return (
        f"<div><h3>{escape(told.title)}</h3><p>{escape(told.story)}</p><ul>{items}</ul><pre>{tree}</pre>"
        f"<p><small>Assumed by default: {assumed}.</small></p><p><small>{FICTION}</small></p></div>"
    )


def _onset(scenario: Scenario) -> str:
    onset = scenario.onset
    if onset is None:
        return "The glow-tide never comes."
    parts = [f"The glow-tide begins {law(onset.at)} after the start"]
    parts += [f"with probability {number(onset.chance)}"] if onset.chance < 1 else []
    parts += _zones(onset)
    parts += (
        [f"and lasts {amount(onset.lasts, 'tick')}"] if onset.lasts is not None else ["and lasts for ever"]
    )
    deadline = onset.deadline
    due = "" if deadline is None else f" An alert is in time within {amount(deadline, 'tick')} of it."
    return f"{', '.join(parts)}; it {wording.growth(onset.growth)}.{due}"


def _zones(onset: Onset) -> list[str]:
    if onset.zones is None:
        return []
    weighed = zip(onset.zones.names, onset.zones.weights, strict=True)
    return ["in zone " + listing([f"{name} (weight {number(weight)})" for name, weight in weighed], "or")]


def _group(group: SensorGroup) -> str:
    sensors = "one sensor" if group.count == 1 else f"{number(group.count)} sensors"
    where = "" if group.zones is None else f" in {listing(group.zones)}"
    looks = f"{group.name} ({sensors}) looks{where} {wording.scan(group.scan)}."
    way = f"A report takes {law(group.processing)} at the sensor and goes to {group.to}"
    return f"{looks} {wording.detector(group.detector)} {way} {wording.link(group.link)}."


def _outage(outage: Outage) -> str:
    how = "all together" if outage.together else "each sensor by itself"
    course = f"up for {law(outage.up)}, then down for {law(outage.down)}"
    return f"{outage.name} takes {listing(outage.affects)} down, {how}: {course}, again and again."


def _cue(cue: Cue) -> str:
    when = f"When a report of {cue.from_} leaves its sensor"
    return f"{when}, every sensor of {cue.to} looks once more, {law(cue.after)} later."


def _serving(station: Relay | Centre) -> str:
    return f"serves {amount(station.servers, 'report')} at a time, {law(station.service)} each"


def _relay(relay: Relay) -> str:
    return f"{relay.name} {_serving(relay)}, and passes it on to {relay.to} {wording.link(relay.link)}."


def _centre(centre: Centre) -> str:
    decides = f"It has evidence enough {wording.rule(centre.rule)}."
    alert = f"The decision takes {law(centre.decision)}, delivery {law(centre.delivery)}."
    return f"{centre.name} {_serving(centre)}. {decides} {alert}"


def _share(share: Share) -> str:
    what = "a copy of each report of its own sensors" if share.what == "reports" else "its own alerts"
    return f"{share.from_} gives {share.to} {what}, {wording.link(share)}."


def _end(scenario: Scenario) -> str:
    start = (
        f" Queues and false alerts count from tick {number(scenario.warmup)} on." if scenario.warmup else ""
    )
    return f"All ends at tick {number(scenario.horizon)}.{start}"


def _tree(scenario: Scenario) -> tuple[str, ...]:
    """Draw what reports to what; a centre's partners stand beside it."""
    lines: list[str] = []
    for centre in scenario.centres:
        lines.append(f"{centre.name} (centre{_given(scenario, centre.name)})")
        lines += _branches(scenario, centre.name, "")
    return tuple(lines)


def _given(scenario: Scenario, centre: str) -> str:
    """Say what a centre takes from its partners."""
    partners = {
        what: [share.from_ for share in scenario.shares if (share.to, share.what) == (centre, what)]
        for what in ("reports", "alerts")
    }
    takes = [f"{what} from {listing(names)}" for what, names in partners.items() if names]
    return f"; takes {listing(takes)}" if takes else ""


def _branches(scenario: Scenario, station: str, indent: str) -> list[str]:
    """Draw what reports to one station, and what reports to that."""
    beneath = [(relay.name, "relay") for relay in scenario.relays if relay.to == station]
    beneath += [(g.name, amount(g.count, "sensor")) for g in scenario.sensors if g.to == station]
    lines: list[str] = []
    for place, (name, kind) in enumerate(beneath, start=1):
        bough, room = ("└─ ", "   ") if place == len(beneath) else ("├─ ", "│  ")
        lines.append(f"{indent}{bough}{name} ({kind})")
        if kind == "relay":
            lines += _branches(scenario, name, indent + room)
    return lines


def _assumed(scenario: Scenario) -> tuple[str, ...]:
    """List what the file leaves out, with its default; of a table that is left out just the table."""
    left_out: dict[str, str] = {}
    for line in list_keys(scenario):
        beneath = line.key.startswith(tuple(f"{key}." for key in left_out))
        if not line.said and not beneath and line.value != [] and line.key not in ("title", "format"):
            left_out[line.key] = line.absent if line.value is None else toml(line.value)
    return tuple(f"{key} = {value}" for key, value in left_out.items())
