"""The press: a process of its own that turns data into PDF. It imports Typst and the standard library, nothing of ours.

Talks in frames on standard input and output: 4 bytes of length, then the bytes. A request is JSON (`template`, `data`,
`made_at`); the answer is one byte (`P` PDF, `E` error) and the body. The parent may kill it at any moment.
Started as: pdf_worker.py TEMPLATES_DIR FONTS_DIR MEMORY_BYTES CPU_SECONDS
"""

import json
import resource
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

import typst

STANDARDS: Any = ["a-2a", "ua-1"]
NOWHERE = "/nonexistent/typst-packages"


def limit(memory: int, seconds: int) -> None:
    """No more memory, processor time, written files or core dumps than given; the kernel enforces it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, or None at the end of the stream."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    return stream.read(struct.unpack(">I", head)[0])


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Send one frame."""
    stream.write(struct.pack(">I", len(body)) + body)
    stream.flush()


def press(root: Path, fonts: Any, request: dict[str, Any]) -> bytes:
    """Compile one template with its data. The data travels as one JSON text and is never markup."""
    main_file: Any = str(root / request["template"])
    made: bytes = typst.compile(
        main_file, root=str(root), font_paths=fonts, ignore_system_fonts=True,
        sys_inputs={"data": request["data"]}, pdf_standards=STANDARDS, timestamp=request["made_at"],
        package_path=NOWHERE, package_cache_path=NOWHERE, format="pdf",
    )
    return made


def answer(root: Path, fonts: Any, frame: bytes) -> bytes:
    """`P` and the PDF, or `E` and why not."""
    try:
        return b"P" + press(root, fonts, json.loads(frame))
    except (typst.TypstError, RuntimeError, ValueError, MemoryError) as error:
        return b"E" + f"{type(error).__name__}: {error}".encode()[:2000]


def main() -> None:
    """Serve until the parent closes the pipe."""
    root, font_folder, memory, seconds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder])
    limit(memory, seconds)
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        write_frame(sys.stdout.buffer, answer(root, fonts, frame))


if __name__ == "__main__":
    main()
