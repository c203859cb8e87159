"""How fast it is, and how often its intervals cover: commands of their own, run by hand."""
