"""Keeps the garbage collector away from what a server has loaded once and for all."""

import gc
from importlib import import_module

from django.conf import settings

# Objects made before the collector looks at the young ones. An answer is a tree of some thousand, without circles, and
# gone with the request: looking in the midst of it finds nothing.
THRESHOLDS = (50_000, 20, 100)


def settle() -> None:
    """Loads the addresses, and with them all that answers stand on, and takes it out of the collector's hands.

    Left there, the collector walks through every class of the platform again and again while answers are made, which
    takes longer than most answers do. To be called last in a server's start.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
