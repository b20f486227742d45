"""The least that a server needs to give events."""

from typing import Any

import django
from django.apps import apps

if not apps.ready:
    # In a process of its own.
    django.setup()

from api.edge.events import events, stop


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await events(scope, receive, send)
        return
    while True:
        message = await receive()
        if message["type"] == "lifespan.shutdown":
            await stop()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
