from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FileRefusedError(ValueError):
    """This file cannot be taken in; the sentence is for the person who chose it."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


INCOMPLETE = _("The file is not complete. Export or download it again and choose the new one.")
