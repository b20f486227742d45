"""One maker for each kind: `begin` gives the fields that need nothing else, `finish` adds what leads elsewhere."""

from content_types.demo.makers.activities import ACTIVITY
from content_types.demo.makers.maker import Maker
from content_types.demo.makers.recordings import EPISODE, FILM, SHOW
from content_types.demo.makers.services import HELPLINE, ORGANISATION, PLACE
from content_types.demo.makers.texts import GUIDE, SLIDESHOW, STORY

MAKERS: dict[str, Maker] = {
    "organisation": ORGANISATION,
    "place": PLACE,
    "helpline": HELPLINE,
    "guide": GUIDE,
    "story": STORY,
    "activity": ACTIVITY,
    "show": SHOW,
    "episode": EPISODE,
    "film": FILM,
    "slideshow": SLIDESHOW,
}

__all__ = ["MAKERS", "Maker"]
