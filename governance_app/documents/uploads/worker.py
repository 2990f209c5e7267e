"""The intake: a process of its own that looks through what strangers send. The parent may kill it at any moment.

Talks in frames on standard input and output: 4 bytes of length, then the bytes. A request is a line with the kind, then the file;
the answer is `K` and the file as it is kept, `S` when that is the same, or `N` and a code. Each file has its milliseconds of processor
time: then the kernel ends it all.
Started as: worker.py CPU_MILLISECONDS_OF_ONE MEMORY_BYTES CPU_SECONDS_IN_ALL
"""

import resource
import signal
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from governance_app.documents.uploads import frames, images, mp4, ogg, pdfs
from governance_app.documents.uploads.kinds import PICTURES, FileKind
from governance_app.documents.uploads.refusals import Refused

LOOK: dict[FileKind, Callable[[bytes], bytes]] = {
    FileKind.PDF: pdfs.looked_through,
    FileKind.MP3: frames.mp3_frames,
    FileKind.AMR: frames.amr_frames,
    FileKind.OGG: ogg.without_comments,
    FileKind.MP4_AUDIO: mp4.without_notes,
}


def limit(memory: int, seconds: int) -> None:
    """No more memory, processor time, written files or core dumps than given; the kernel enforces it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, or None at the end of the stream."""
    head = stream.read(4)
    return stream.read(struct.unpack(">I", head)[0]) if len(head) == 4 else None


def kept(kind: FileKind, content: bytes) -> bytes:
    """Return a file as it may be kept. Raises Refused."""
    return images.rewritten(kind, content) if kind in PICTURES else LOOK[kind](content)


def answer(frame: bytes) -> bytes:
    """`K` and the file, `S` for the same, or `N` and why not."""
    kind, _line, content = frame.partition(b"\n")
    try:
        made = kept(FileKind(kind.decode()), content)
        return b"S" if made is content else b"K" + made
    except Refused as refused:
        return b"N" + refused.code.encode()
    except MemoryError:
        return b"Nheavy"
    except Exception:  # whatever else a hostile file brings a reader to: it is refused, and nothing of it is told
        return b"Nbroken"


def main() -> None:
    """Serve until the parent closes the pipe."""
    each, memory, seconds = (int(given) for given in sys.argv[1:4])
    limit(memory, seconds)
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        signal.setitimer(signal.ITIMER_PROF, each / 1000)
        told = answer(frame)
        signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdout.buffer.write(struct.pack(">I", len(told)) + told)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
