"""Reporting: scenarios are played and explained, and all that came out becomes one page to hand in."""
