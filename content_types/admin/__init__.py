"""The admin a communicator works in: editing, lists, languages, start page. Knows items by their kind, not by class."""
