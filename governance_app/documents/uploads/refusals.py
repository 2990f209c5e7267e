"""Why a file is not taken, as the worker says it: a code, never a text of its own (it knows nobody and no language)."""


class Refused(Exception):
    """The file is not taken. `code`: broken, cut, pixels, locked, active, place, two_faces, video, tags."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
