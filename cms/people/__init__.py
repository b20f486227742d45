"""Accounts of those who make content; knows `cms.tenants` and what lies below it."""
