"""Pictures, sound and film: private until published, without location data; knows `locales` only."""
