"""What changes the record: `use_case`, the one way in which anything changes; `append`, the one way in; and the keys it is signed with."""

from governance_app.record.actions.acts import append, forget_contents, plain, use_case
from governance_app.record.actions.keeping import rotate_key
from governance_app.record.actions.restoring import note_restored

__all__ = ["append", "forget_contents", "note_restored", "plain", "rotate_key", "use_case"]
