"""Content shaped for social channels."""
