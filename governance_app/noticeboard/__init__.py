"""The notice board: what anyone may read without signing in, on a phone, over 2G, in their language.

Words: bodies and their seats, coming meetings, register of decisions, commitments, monthly sheet, calendar feed.
Asks every mission room, only through reads that publish (`public_…`). No figure about groups. Writes nothing.
"""
