"""Ids: opaque, one spelling for each thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.graphql.engine import ids

KEY = "0b7a2b1e-6f0c-4a52-9b53-2f8f6f2a1c11"


@pytest.mark.parametrize(
    "parts",
    [
        (ids.ITEM, "solvik", "sr-Cyrl", KEY),
        (ids.BLOCK, "solvik", "nb", KEY, "b1"),
        (ids.OCCURRENCE, "solvik", "nb", KEY, "2026-01-01T12:00:00+01:00"),
        (ids.EDITION, "solvik", "nb"),
        (ids.TOPIC, "solvik", "nb", "mental-health"),
        (ids.TENANT, "solvik"),
        (ids.TENANT_SHOWN, "solvik", "sr-Latn"),
    ],
)
def test_an_id_is_read_back(parts):
    text = ids.encode(*parts)
    assert text.replace("-", "").replace("_", "").isalnum()
    assert ids.decode(text) == ids.GlobalId(parts[0], parts[1:])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c",
        "Solvik",
        "å",
        "A" * 500,
        ids.encode(ids.ITEM, "solvik", "nb"),
        ids.encode(ids.ITEM, "solvik", "nb", "17"),
        ids.encode(ids.ITEM, "solvik", "nb", KEY.upper()),
        ids.encode(ids.ITEM, "solvik", "nb", KEY, "x"),
        ids.encode(ids.ITEM, "", "nb", KEY),
        ids.encode(ids.TENANT_SHOWN, "solvik"),
        ids.encode(ids.TENANT, "solvik") + "=",
        ids.encode(ids.TENANT, "solvik") + "\n",
        ids.encode("x", "solvik"),
    ],
)
def test_what_is_no_id_is_refused(text):
    with pytest.raises(ids.MalformedId):
        ids.decode(text)


@given(st.text())
def test_any_text_is_an_id_or_refused(text):
    try:
        found = ids.decode(text)
    except ids.MalformedId:
        return
    assert ids.encode(found.letter, *found.parts) == text
