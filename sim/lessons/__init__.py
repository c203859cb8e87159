"""Lessons: exercises and their feedback, sliders, games, graded courses. Only the commands stand above.

What a lesson needs is imported from here: `from sim.lessons import Choice, Slider, explore`.
"""

from sim.lessons.sliders.controls import Choice, Slider
from sim.lessons.sliders.explorer import explore
from sim.lessons.sliders.readings import Reading, latencies

__all__ = ["Choice", "Reading", "Slider", "explore", "latencies"]
