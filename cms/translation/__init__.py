"""Is it true in each language: the state of every text in every language, from what wagtail-localize knows of it."""
