"""Sliders: a few controls above one picture, drawn anew from 10,000 replications whenever one is moved."""
