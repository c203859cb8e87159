"""What holds for all tests: Hypothesis draws by no chance of its own; a slow machine is no failure.

Which examples it draws still depends on the constants in the modules that are loaded. The fixtures of a
browser and of the built site are here for every test that looks at a page.
"""

import gc

from browser import chromium, page
from hypothesis import settings
from website import site

__all__ = ["chromium", "page", "site"]

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Leave all that was loaded out of garbage collection; looking through it again and again takes long."""
    gc.collect()
    gc.freeze()
