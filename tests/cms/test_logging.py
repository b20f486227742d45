"""What strangers can have written into the log is a line each."""

import logging
from io import StringIO

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """What is logged, as it would be written."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("host", ["elsewhere.example", "a b", "<script>", "x" * 300, "[::1", ""])
def test_a_wrong_host_name_is_one_line(settings, log, host):
    settings.ALLOWED_HOSTS = ["solvik.example"]
    response = Client(raise_request_exception=False).get("/graphql", headers={"host": host})
    assert (response.status_code, response.content.count(b"Bad Request")) == (400, 2)
    assert [line[:25] for line in log.getvalue().splitlines()] == ["Invalid HTTP_HOST header:"]
