"""What every item has in common."""
