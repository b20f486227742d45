"""Rows of pictures, recordings and their text tracks; import them from here."""

from cms.media.models.image import Image, Rendition
from cms.media.models.image_alt import ImageAlt
from cms.media.models.recording import Media
from cms.media.models.text_track import TextTrack

__all__ = ["Image", "ImageAlt", "Media", "Rendition", "TextTrack"]
