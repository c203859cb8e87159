"""What the reference pages say of the program is made from the program, so that it cannot drift.

A page is written by hand, but for the parts between `<!-- made: NAME -->` and `<!-- end -->`. To make these
again: `python -m docs.making`. A test compares the committed pages with what is made.
"""
