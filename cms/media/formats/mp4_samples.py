"""Where the data of one MP4 track lies among that of the others."""

import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, repeat

from cms.media.formats.counting import CountedFile
from cms.media.formats.refusals import INCOMPLETE, FileRefusedError
from cms.media.formats.rewriting import blank, read_at, size_of

Tables = Mapping[bytes, tuple[int, int]]
Run = tuple[int, int, int]

# Of all tracks that go, with their chunks and the runs of these: positions, a hundred times a second for two hours.
MOST_SAMPLES = 1_000_000


def blank_samples(file: CountedFile, tables: Tables) -> None:
    """Zeros over every sample of a track, given its sample tables (kind: start and end of the body)."""
    sizes = iter(_sizes(file, tables))
    end = size_of(file)
    for offset, count in _chunks(file, tables):
        length = sum(islice(sizes, count))
        if offset + length > end:
            raise FileRefusedError(INCOMPLETE)
        blank(file, offset, offset + length)


def _sizes(file: CountedFile, tables: Tables) -> Iterable[int]:
    body = _body(file, tables, b"stsz")
    size, count = struct.unpack(">II", body[4:12])
    file.look("samples", number=count, most=MOST_SAMPLES)
    return repeat(size, count) if size else struct.unpack(f">{count}I", body[12 : 12 + 4 * count])


def _chunks(file: CountedFile, tables: Tables) -> Iterator[tuple[int, int]]:
    """Offset and number of samples of each chunk."""
    wide = b"co64" in tables
    body = _body(file, tables, b"co64" if wide else b"stco")
    count = struct.unpack(">I", body[4:8])[0]
    file.look("samples", number=count, most=MOST_SAMPLES)
    offsets = struct.unpack(f">{count}{'Q' if wide else 'I'}", body[8 : 8 + count * (8 if wide else 4)])
    table = _body(file, tables, b"stsc")[8:]
    file.look("samples", number=len(table) // 12, most=MOST_SAMPLES)
    runs: Iterator[Run] = struct.iter_unpack(">III", table)
    run, following = next(runs, None), next(runs, None)
    if offsets and run is None:
        raise FileRefusedError(INCOMPLETE)
    for number, offset in enumerate(offsets, start=1):
        while following and following[0] <= number:
            run, following = following, next(runs, None)
        yield offset, run[1] if run else 0


def _body(file: CountedFile, tables: Tables, kind: bytes) -> bytes:
    if kind not in tables:
        raise FileRefusedError(INCOMPLETE)
    start, end = tables[kind]
    return read_at(file, start, end - start)
