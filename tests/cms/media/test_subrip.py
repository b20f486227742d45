"""SubRip becomes WebVTT, and a fault is named with the line that the file has it in."""

import pytest

from cms.media.subrip import looks_like_subrip, vtt_of
from cms.media.webvtt import CaptionsRefusedError, cues_of, text_of

SUBRIP = """1
00:00:01,000 --> 00:00:04,500
Hei, og <i>velkommen</i>!
{\\an8}<font color="#fff">Tom & Eva < 3</font>

2
0:1:5,000-->00:01:06,000 X1:40 X2:600
- Ja.
"""
VTT = """WEBVTT

1
00:00:01.000 --> 00:00:04.500
Hei, og <i>velkommen</i>!
Tom &amp; Eva &lt; 3

2
00:01:05.000 --> 00:01:06.000
- Ja.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_times_words_and_the_three_common_tags_are_kept(newline: str, mark: str) -> None:
    assert vtt_of(mark + SUBRIP.replace("\n", newline)) == VTT
    assert text_of(cues_of(VTT)) == "Hei, og velkommen! Tom & Eva < 3\n- Ja."


def test_a_second_look_changes_nothing_in_the_words() -> None:
    twice = vtt_of("1\n00:00:01,000 --> 00:00:02,000\nTom &amp; Eva &lt;3 --> her\n")

    assert twice == "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nTom &amp; Eva &lt;3 --&gt; her\n"
    assert cues_of(twice)[0].text == "Tom & Eva <3 --> her"


def test_numbers_may_be_missing() -> None:
    assert vtt_of("00:00:01,000 --> 00:00:02,000\nHei\n") == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHei\n"


@pytest.mark.parametrize(
    ("subrip", "sentence"),
    [
        ("", "There is no text with times in this file."),
        ("just words", "Line 1: write the times like 00:00:01,000 --> 00:00:04,500."),
        ("1\n00:01,000 --> 00:02,000\nx", "Line 2: write the times like 00:00:01,000 --> 00:00:04,500."),
        ("1\n00:00:01,0 --> 00:00:02,000\nx", "Line 2: write the times like 00:00:01,000 --> 00:00:04,500."),
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n\ny", "Line 5: write the times like 00:00:01,000 --> 00:00:04,500."),
        ("\n\n1\n00:00:02,000 --> 00:00:01,000\nx", "Line 4: the text ends before it begins."),
        (SUBRIP + "\n3\n00:00:02,000 --> 00:00:03,000\nx", "Line 11: this text begins before the one above it."),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n", "Line 2: there is a time but no text below it."),
        ("1\n00:00:01,000 --> 00:00:02,000\n<font></font>", "Line 2: there is a time but no text below it."),
        ("x" * 2_000_001, "This text is too long."),
    ],
)
def test_a_fault_is_named_with_its_line(subrip: str, sentence: str) -> None:
    with pytest.raises(CaptionsRefusedError) as refusal:
        vtt_of(subrip)

    assert str(refusal.value.sentence).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (SUBRIP, True),
        ("\ufeff\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\n", True),
        ("00:00:01,000 --> 00:00:02,000\nx", True),
        (VTT, False),
        ("1\n00:01.000 --> 00:02.000\nx", False),
        ("Hei", False),
        ("", False),
    ],
)
def test_it_is_known_by_its_first_time(text: str, answer: bool) -> None:
    assert looks_like_subrip(text) is answer
