"""Make the reference pages again: `python -m docs.making`."""

from docs.making.pages import PAGES, made

for page in PAGES:
    page.write_text(made(page), encoding="utf-8")
