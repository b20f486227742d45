"""
Serbian in its two scripts: stored in Cyrillic, served in either.

To Latin is certain and done when the published store is written: ``to_latin`` for plain text, the others for HTML,
node trees, WebVTT and UI strings. To Cyrillic is a guess, for an editor to read.
"""

from locales.scripts.captions import vtt_to_latin
from locales.scripts.cyrillic import Guess, cyrillic_guess, to_cyrillic
from locales.scripts.documents import document_to_latin
from locales.scripts.latin import in_script, to_latin
from locales.scripts.letters import SERBIAN_TO_LATIN
from locales.scripts.markup import html_to_latin
from locales.scripts.messages import message_to_latin
from locales.scripts.mixed import is_mostly_latin, mixed_words

__all__ = [
    "SERBIAN_TO_LATIN",
    "Guess",
    "cyrillic_guess",
    "document_to_latin",
    "html_to_latin",
    "in_script",
    "is_mostly_latin",
    "message_to_latin",
    "mixed_words",
    "to_cyrillic",
    "to_latin",
    "vtt_to_latin",
]
