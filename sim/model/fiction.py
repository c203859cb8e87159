"""The line that every report, figure and page carries: the one place where it is written."""

FICTION = "Fictional teaching model; all numbers invented."
