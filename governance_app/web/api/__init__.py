"""The shell of the programming interface under /api/v1: what is sent is read strictly, every "no" is a problem, the document is made
from the code.

A room's `api` floor brings `api = Api("voting_api", __name__)` and views marked with `@needs(...)` and `@operation(...)`; they call the
same reads and actions as its pages. Sources: RFC 9457 (problems), RFC 6750 (bearer tokens), OpenAPI 3.1.
"""

from governance_app.web.api.models import Act, Body, Count, Kept, Language, Moment, ReceiptShown, Shown, Text, with_example
from governance_app.web.api.operations import Api, Operation, operation, receipt
from governance_app.web.api.problems import asked_by_program

__all__ = [
    "Act", "Api", "Body", "Count", "Kept", "Language", "Moment", "Operation", "ReceiptShown", "Shown", "Text", "asked_by_program",
    "operation", "receipt", "with_example",
]
