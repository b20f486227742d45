"""Machines that translate drafts for a person to read: off until a tenant wants them, never for help in a crisis."""
