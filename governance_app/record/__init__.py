"""The record: what was acknowledged stays, in order, and shows when it was touched.

Words: receipt (the answer to an act, given again when the act is repeated), leaf (one entry), position (in the record, from 0), number
(in its body, from 1), head (size and root of the tree, signed), proof, witness words (a head as words to write in the book).
Sources: RFC 6962 (tree), RFC 8785 (canonical JSON), RFC 8032 (Ed25519), C2SP signed-note, tlog-checkpoint, tlog-proof, tlog-cosignature.
Every use case of every room runs through `use_case`: one transaction, one receipt, its leaves inside.
Publishes nothing personal: a leaf carries roles, references and figures, never names or attributes.
Knows no room of the mission. What anybody may check stands in the room `audit`.
"""
