"""Commitments: who promised what, until when, and whether it was done, with proof.

Words: commitment, responsible organisation and person, due date, place, evidence, overdue, extension, carried into the next agenda
until closed.
Sources: design/peers.md §4.14, §5.17; indicators P12. Asks decisions what it comes from. Publishes CommitmentMade, CommitmentClosed.
Does not know minutes.
"""
