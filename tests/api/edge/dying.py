"""Publishes, and dies between its commit and its word of it: `python -m tests.api.edge.dying PAGE TITLE`."""

import os
import sys

import django

django.setup()

from django.db import transaction
from wagtail.models import Page

from cms.publishing import versions
from cms.publishing.transactions import publishing


def die() -> None:
    os._exit(9)


versions.tell = die
page = Page.objects.get(pk=int(sys.argv[1])).specific
with publishing():
    page.title = sys.argv[2]
    page.save_revision().publish()
transaction.get_connection().close()
