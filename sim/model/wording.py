"""Wording: the parts of a scenario in plain words: delay laws, scans, detectors, links, rules."""

from collections.abc import Sequence

from sim.model.choice import Choice
from sim.model.detectors import Binary, Detector, Growth, Linear, Saturating
from sim.model.distributions import Constant, Distribution, Exponential, Triangular, Uniform
from sim.model.links import Link
from sim.model.rules import KOfN, Rule
from sim.model.sensors import Periodic, Poisson, Scan
from sim.model.tails import Gamma, Lognormal, Weibull


def number(value: float) -> str:
    """Write a number without needless digits.

    Examples
    --------
    >>> number(50.0), number(0.125), number(1234567.0)
    ('50', '0.125', '1,234,567')
    """
    if float(value).is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - beyond, digits are not exact
        return f"{int(value):,}"
    return f"{value:,.6g}"


def amount(count: float, noun: str) -> str:
    """Write a number with its noun: 1 tick, 2 ticks.

    Examples
    --------
    >>> amount(1, "tick"), amount(2.5, "tick")
    ('1 tick', '2.5 ticks')
    """
    return f"{number(count)} {noun}" + ("" if count == 1 else "s")


def listing(words: Sequence[str], last: str = "and") -> str:
    """Join words as in a sentence.

    Examples
    --------
    >>> listing(["lamp"]), listing(["lamp", "fog", "tower"], "or")
    ('lamp', 'lamp, fog or tower')
    """
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def law(distribution: Distribution) -> str:
    """Say how long a thing takes.

    Examples
    --------
    >>> law(Constant(2.0)), law(Exponential(1.0)), law(Uniform(50.0, 110.0))
    ('2 ticks', 'about 1 tick (exponential)', '50 to 110 ticks (uniform)')
    """
    match distribution:
        case Constant(value):
            words = amount(value, "tick")
        case Exponential(mean):
            words = f"about {amount(mean, 'tick')} (exponential)"
        case Uniform(low, high):
            words = f"{number(low)} to {amount(high, 'tick')} (uniform)"
        case Triangular(low, mode, high):
            words = f"{number(low)} to {amount(high, 'tick')}, most often {number(mode)} (triangular)"
        case Lognormal(mean, cv) | Gamma(mean, cv):
            words = f"about {amount(mean, 'tick')} ({type(distribution).__name__.lower()}, cv {number(cv)})"
        case Weibull(mean, shape):
            words = f"about {amount(mean, 'tick')} (weibull, shape {number(shape)})"
        case Choice(values, _):
            words = f"{listing([number(value) for value in values], 'or')} ticks (choice)"
        case _:
            words = f"about {amount(distribution.mean, 'tick')}"
    return words


def scan(scan: Scan) -> str:
    """Say when a sensor looks.

    Examples
    --------
    >>> scan(Periodic(every=10.0, phase=0.0))
    'every 10 ticks, first at tick 0'
    """
    if isinstance(scan, Poisson):
        return f"at random, {number(scan.rate)} times a tick on average"
    if not isinstance(scan, Periodic):
        return f"again and again, with gaps of {law(scan.gap)}"
    first = (
        f"first at tick {number(scan.phase)}" if isinstance(scan.phase, int | float) else _PHASES[scan.phase]
    )
    return f"every {amount(scan.every, 'tick')}, {first}"


_PHASES = {
    "random": "each sensor from a random first look of its own",
    "staggered": "spread evenly over the sensors of the group",
}


def detector(detector: Detector) -> str:
    """Say what a look makes of what is there.

    Examples
    --------
    >>> detector(Binary(p=0.6))
    'A look that could see the glow-tide fires with probability 0.6, any other never.'
    """
    if isinstance(detector, Binary):
        false = f"with probability {number(detector.false_alarm)}" if detector.false_alarm else "never"
        true = f"with probability {number(detector.p)}"
        return f"A look that could see the glow-tide fires {true}, any other {false}."
    measures = f"A look measures {number(detector.shift)} for the glow-tide and 0 for none, plus normal noise"
    if detector.threshold == "none":
        return f"{measures}; every look is reported."
    return f"{measures}, and fires from {number(detector.threshold)} on."


def growth(growth: Growth) -> str:
    """Say how what began grows.

    Examples
    --------
    >>> growth(Linear(over=20.0))
    'grows evenly to full strength within 20 ticks'
    """
    match growth:
        case Linear(over):
            return f"grows evenly to full strength within {amount(over, 'tick')}"
        case Saturating(over):
            return f"grows ever more slowly, to 63 % of its strength within {amount(over, 'tick')}"
    return "is there at full strength at once"


def link(link: Link) -> str:
    """Say what carrying takes.

    Examples
    --------
    >>> link(Link()), link(Link(loss=0.1, retry_after=5.0, max_tries=4))
    ('at once', 'in 0 ticks; a try is lost with probability 0.1, then again after 5 ticks, 4 tries in all')
    """
    delay = "at once" if link.delay == Constant(0.0) else f"in {law(link.delay)}"
    if not link.loss:
        return delay
    lost = f"in {law(link.delay)}; a try is lost with probability {number(link.loss)}"
    if link.max_tries == 1:
        return f"{lost}, and not repeated"
    return (
        f"{lost}, then again after {amount(link.retry_after, 'tick')}, {number(link.max_tries)} tries in all"
    )


def rule(rule: Rule) -> str:
    """Say when a centre has evidence enough.

    Examples
    --------
    >>> rule(KOfN(k=2, window=30.0))
    'once 2 different sensors have reported within 30 ticks'
    """
    if not isinstance(rule, KOfN):
        sums = f"each less {number(rule.drift)}, have added up to {number(rule.limit)}"
        return f"once the scores, {sums} (CUSUM)"
    within = "" if rule.window is None else f" within {amount(rule.window, 'tick')}"
    have = "has" if rule.k == 1 else "have"
    if not rule.distinct:
        return f"once {amount(rule.k, 'report')} {have} been served{within}"
    who = amount(rule.k, "sensor" if rule.k == 1 else "different sensor")
    return f"once {who} {have} reported{within}"
