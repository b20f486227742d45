"""A large, deterministic catalogue of one tenant in four languages: the ground that measurements stand on.

Depends on the demo for the installation's topics only. Pages, and what the store says of them, are written in bulk.
"""
