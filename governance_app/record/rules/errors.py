"""What the record refuses to do for anybody but the technician at the machine itself."""

from governance_app.foundation.errors import Conflict, NotAllowed


class KeyNotYours(NotAllowed):
    """Only the technician at the machine itself exchanges the key of the record."""


class NoKeyYet(Conflict):
    """The record is empty: its first key is made with its first leaf."""


class RestoreNotYours(NotAllowed):
    """Only the technician at the machine itself puts a copy back."""
