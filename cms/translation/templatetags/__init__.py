"""Tags for the translators' screens."""
