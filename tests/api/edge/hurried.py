"""What a server of a test loads: the platform, where whoever sends slowly has three seconds in place of ten."""

from api.edge import bodies
from cms.asgi import application

__all__ = ["application"]

bodies.SECONDS = 3.0
