"""Bundles of an edition for an app's first run; depends on the schema, and answers as it does."""
