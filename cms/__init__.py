"""How content is made, allowed and published; knows `locales`, and nothing of the content types or the API above it."""
