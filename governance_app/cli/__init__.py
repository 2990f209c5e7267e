"""Commands of no single room: serve, migrate, keys, check, backup, demo.

For the technician at the machine itself. Each room's own commands stand in its `cli.py` and are found by name.
Calls the same actions as the pages; does what no page may do (start, check, back up).
"""
