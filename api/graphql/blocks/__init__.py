"""The parts of a body."""
