"""Cues of the demo's files become WebVTT that our own media library accepts."""

from cms.media.webvtt import Cue, cues_of
from content_types.demo.tracks import shown, spoken, spread, vtt


def test_a_transcript_names_its_speakers() -> None:
    written = vtt(spoken([[0.6, 5.4, "Mina", "Er 1 < 2?"], [65.9, 3600, "Luka", "Ja & nei."]]))

    assert written == (
        "WEBVTT\n\n"
        "00:00:00.600 --> 00:00:05.400\n<v Mina>Er 1 &lt; 2?\n\n"
        "00:01:05.900 --> 01:00:00.000\n<v Luka>Ja &amp; nei.\n"
    )
    assert cues_of(written) == [Cue(0.6, 5.4, "Er 1 < 2?", "Mina"), Cue(65.9, 3600, "Ja & nei.", "Luka")]


def test_captions_have_no_speakers() -> None:
    assert cues_of(vtt(shown([[0, 5, "Regn."]]))) == [Cue(0, 5, "Regn.")]


def test_lines_without_times_fill_the_recording_by_their_length() -> None:
    assert spread("Bølger.\n\nEt skritt til.\n", seconds=21) == [
        (0.0, 7.0, "", "Bølger."),
        (7.0, 21.0, "", "Et skritt til."),
    ]
