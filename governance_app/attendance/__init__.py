"""Attendance: who came, when they came and left, for whom they sat, and whether there is quorum at any moment.

Words: arrival, departure, substitution (with or without letter), capacity (principal, alternate, fraternal, observer, guest, interpreter,
technical), presence mode, recusal, visitors counted in groups from paper, quorum statement,
languages of a point and interpretation, support offered, needed and used.
Sources: design/peers.md §5.8, §5.18, §4.1; design/trust.md §5; the statute of the day.
Presence at any moment is derived from events, never stored; an event is never edited, only struck out with its reason.
Asks committees for the seats of the day, people for what was said (copied at arrival).
Publishes the quorum established. Does not know votes.
"""
