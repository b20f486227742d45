"""Pictures, sound and film: private on disk, given out by one view that asks the published store."""

from cms.settings.parts.environment import DATA_DIR, number, text

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/files/"
# "x-accel" behind nginx, "x-sendfile" behind Apache; empty: this process sends the bytes itself.
FILES_SENDFILE = text("FILES_SENDFILE")
FILES_SENDFILE_PREFIX = text("FILES_SENDFILE_PREFIX", default="/private-files/")
MAX_MEDIA_BYTES = number("MAX_MEDIA_BYTES", default=512 * 1024 * 1024)
# Bounds the memory that making renditions takes, for the whole machine.
RENDITIONS_AT_ONCE = number("RENDITIONS_AT_ONCE", default=2)
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media.Media",
    "MEDIA_FORM_BASE": "cms.media.forms.MediaForm",
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg", "wav", "webm"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
MAX_IMAGE_PIXELS = number("MAX_IMAGE_PIXELS", default=50_000_000)
WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = number("MAX_IMAGE_BYTES", default=20 * 1024 * 1024)
WAGTAILIMAGES_MAX_IMAGE_PIXELS = MAX_IMAGE_PIXELS
STORAGES = {
    "default": {"BACKEND": "cms.media.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
