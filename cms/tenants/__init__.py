"""The municipalities and organisations on this installation, their sites and groups; knows `locales` only."""
