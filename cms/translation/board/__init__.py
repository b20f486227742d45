"""The board: every item of the user's tenants in every language of theirs, and the way to the work."""
