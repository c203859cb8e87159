"""Studies: questions asked of many runs. They call what plays and what measures; they draw nothing."""
