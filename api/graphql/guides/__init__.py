"""Support guides."""
