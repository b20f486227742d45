"""Objects for tests, made by the same verbs that the product uses."""
