"""Shows and their episodes."""
