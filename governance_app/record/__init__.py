"""The record: what was acknowledged stays, in order, and shows when it was touched.

Words: receipt (the answer to an act, given again when the act is repeated), leaf (one entry), position.
Every use case of every room runs through `use_case`: one transaction, one receipt, its leaves inside.
Publishes nothing personal: a leaf carries roles, references and figures, never names or attributes.
Knows no room of the mission. Proofs, signed heads and witnesses stand on these leaves.
"""
