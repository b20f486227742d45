"""Stands before Django: answers what it has kept, and hands on everything else. Knows bytes and versions, no schema."""
