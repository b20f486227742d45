"""Places and organisations."""
