"""What the guard refuses: each says what is wrong and what to do next, in the language of whoever asked."""

from django.core.exceptions import PermissionDenied


class TranslationRefused(PermissionDenied):
    """A PermissionDenied, so that also the views of others answer it kindly; ours show its sentence."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class NotToBePublished(Exception):
    """Something stands in the way of a text going out. Raised by the gate, which stands above this package."""

    reasons: str
