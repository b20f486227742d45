"""Full-text search in one edition."""
