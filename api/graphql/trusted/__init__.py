"""Documents that apps have registered: known by the hash of their text, counted by app version, kept from breaking."""
