"""A tenant in a language, and what hangs on it."""
