"""The report: one page to hand in, made from numbers that are already there."""
