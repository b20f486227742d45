"""What we publish: ten kinds of item, their blocks and the page tree; knows `cms` and `locales`, never `api`."""
