"""Slideshows."""
