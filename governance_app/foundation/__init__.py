"""Foundation: what every room stands on and that knows none of them.

Settings read once, the clock, identifiers made by any device (UUIDv7), the database with its
one transaction a use case, and the four kinds of named errors.
"""
