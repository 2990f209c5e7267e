"""The desk: what waits for me today, and one meeting at a glance with its next step.

For the secretary in a hut with an old phone: the next thing to do is always the first thing seen. Reads every room, changes nothing itself.
"""
