"""Captions are checked line by line."""

import pytest

from cms.media.webvtt import CaptionsRefusedError, Cue, cues_of, text_of

GOOD = """\ufeffWEBVTT Episode 3
Kind: captions

NOTE made by hand

STYLE
::cue { color: yellow }

intro
00:00.000 --> 00:02.500 align:start
<v Kari>Hei, og <b>velkommen</b> &amp; god dag!

00:02.500 --> 01:00:04.000
<v Kari>Andre setning
over to linjer.

01:00:05.000 --> 01:00:06.000
<v Ola>Takk.
"""


def test_times_words_and_speakers_are_read() -> None:
    assert cues_of(GOOD) == [
        Cue(0.0, 2.5, "Hei, og velkommen & god dag!", "Kari"),
        Cue(2.5, 3604.0, "Andre setning over to linjer.", "Kari"),
        Cue(3605.0, 3606.0, "Takk.", "Ola"),
    ]


def test_the_text_names_a_speaker_when_the_speaker_changes() -> None:
    assert text_of(cues_of(GOOD)) == ("Kari: Hei, og velkommen & god dag!\nAndre setning over to linjer.\n\nOla: Takk.")


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_every_kind_of_line_end_is_read(newline: str) -> None:
    assert cues_of(GOOD.replace("\n", newline)) == cues_of(GOOD)


@pytest.mark.parametrize(
    ("vtt", "sentence"),
    [
        ("", "The first line has to be WEBVTT."),
        ("WEBVTTX\n\n00:00.000 --> 00:01.000\nx", "The first line has to be WEBVTT."),
        ("WEBVTT\n\nNOTE nothing", "There is no text with times in this file."),
        ("WEBVTT\n\n00:00,000 --> 00:01,000\nx", "Line 3: write the times like 00:01.000 --> 00:04.500."),
        ("WEBVTT\n\n1\n00:00.0 --> 00:01.000\nx", "Line 4: write the times like"),
        ("WEBVTT\n\njust words", "Line 4: write the times like"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nx", "Line 3: the text ends before it begins."),
        (
            "WEBVTT\n\n00:02.000 --> 00:03.000\nx\n\n00:01.000 --> 00:04.000\ny",
            "Line 6: this text begins before the one above it.",
        ),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n\n", "Line 3: there is a time but no text below it."),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n<b></b>", "Line 3: there is a time but no text below it."),
        ("WEBVTT\n\n" + "x" * 2_000_001, "This text is too long."),
    ],
)
def test_a_fault_is_named_with_its_line(vtt: str, sentence: str) -> None:
    with pytest.raises(CaptionsRefusedError) as refusal:
        cues_of(vtt)

    assert str(refusal.value).startswith(sentence)
