"""Whom a request counts for is read from what our own proxies say, and from the connection where they say nothing."""

import pytest

from api.access.callers import caller_of

PROXY = "10.0.0.2"


def address(forwarded=None, connected=PROXY):
    said = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return caller_of({"REMOTE_ADDR": connected, **said}).address


class TestBehindAProxy:
    """Of which the installation says that it is there."""

    @pytest.fixture(autouse=True)
    def _one_proxy(self, settings):
        settings.PROXIES_IN_FRONT = 1

    @pytest.mark.parametrize(
        ("forwarded", "expected"),
        [
            ("8.8.8.8", "8.8.8.8"),
            ("8.8.4.4, 8.8.8.8", "8.8.8.8"),
            ("8.8.8.8:4711", "8.8.8.8"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]:80", "2001:db8::1"),
            ("[::1]", "::1"),
            ("8.8.8.8, ", "8.8.8.8"),
            (" ,,8.8.8.8,,", "8.8.8.8"),
        ],
    )
    def test_it_is_whom_the_proxy_heard(self, forwarded, expected):
        assert address(forwarded) == expected

    @pytest.mark.parametrize("forwarded", [None, "", " ", ",", "unknown", "_hidden", "[]:80", "8.8.8.8:port", "a:80"])
    def test_where_the_proxy_says_no_address_all_share_the_connections(self, forwarded):
        assert address(forwarded) == PROXY

    def test_with_fewer_names_than_proxies_it_is_the_connections(self, settings):
        settings.PROXIES_IN_FRONT = 2
        assert address("8.8.8.8") == PROXY
        assert address("8.8.8.8,") == PROXY


def test_without_proxies_a_private_connection_is_nobody_in_either_version(settings):
    settings.PROXIES_IN_FRONT = 0
    assert address(connected="::ffff:10.0.0.7") == ""
    assert address(connected="10.0.0.7") == ""
    assert address("8.8.8.8", connected="93.184.216.7") == "93.184.216.7"
