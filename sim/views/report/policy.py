"""The content-security-policy of the page: nothing is fetched, and only what we wrote ourselves runs."""

from __future__ import annotations

from collections.abc import Iterable

from sim.views.replay import hash_of


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Write the policy of a page that has everything in it.

    Style sheets and scripts are allowed by their SHA-256, as the standard "Content Security Policy Level 3"
    (W3C) lays down; style attributes, event handlers, forms and anything from elsewhere are not allowed.

    Parameters
    ----------
    styles, scripts
        The texts of all `style` and `script` elements, exactly as they stand in the page.

    Examples
    --------
    >>> policy([], [])
    "default-src 'none'; style-src 'none'; script-src 'none'; base-uri 'none'; form-action 'none'"
    """
    return (
        f"default-src 'none'; style-src {_sources(styles)}; script-src {_sources(scripts)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _sources(texts: Iterable[str]) -> str:
    return " ".join(map(hash_of, texts)) or "'none'"
