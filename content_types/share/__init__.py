"""The share page, where "View live" and shared links lead, and its preview; reads the published store, never a page."""
