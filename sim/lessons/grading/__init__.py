"""Graded courses: lessons whose exercises nbgrader releases, collects and grades (nbgrader 0.9)."""
