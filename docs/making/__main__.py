"""Make the reference pages, and the exercises on the pages of the lessons, again: `python -m docs.making`."""

from docs.making import lessons
from docs.making.pages import PAGES, made

for page in PAGES:
    page.write_text(made(page), encoding="utf-8")
for page in lessons.PAGES:
    page.write_text(made(page, lessons.PARTS), encoding="utf-8")
lessons.draw_sheets()
