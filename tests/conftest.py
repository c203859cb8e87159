"""What holds for all tests: Hypothesis draws the same examples each time; a slow machine is no failure.

The fixtures of a browser are here for every test that looks at a page.
"""

from browser import chromium, page
from hypothesis import settings

__all__ = ["chromium", "page"]

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")
