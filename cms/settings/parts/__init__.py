"""One file per concern; `cms.settings.base` composes them."""
