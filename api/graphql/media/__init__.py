"""Pictures, sound, film and their texts."""
