"""Where files lie: on disk outside everything a web server shows, given out by our own view only."""

from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils.encoding import filepath_to_uri

from cms.media.renditions import FILES_PREFIX


class PrivateStorage(FileSystemStorage):
    """Below `settings.MEDIA_ROOT`, which is never mounted."""

    def url(self, name: str | None) -> str:
        """The address at which a signed-in editor may see the file; to anyone else it does not exist."""
        return FILES_PREFIX + filepath_to_uri(name or "").lstrip("/")

    def delete(self, name: str) -> None:
        """Remove the file once the running transaction has committed.

        Forms delete the old file while they save the new one. Were the transaction rolled back afterwards,
        the row would name a file that is gone. A file without a row harms nobody: nothing gives it out.
        """
        transaction.on_commit(lambda: super(PrivateStorage, self).delete(name))
