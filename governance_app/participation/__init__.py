"""Participation: who takes part, and who does not yet.

Words: attendance, speaking turn (tallied by tapping a name or a group), proposal, seat held, share (over known values only),
not recorded (its own line, outside the base), completeness, aim, critical mass, votes cast (who took part, never what), minutes of
speech, notice reach, promise kept, return (a decision taken back to a community in its language), barrier and what was tried.
Sources: data/indicators.csv; design/trust.md §5; design/domain.md §4. Asks every mission room. Exact figures stay inside, for
the facilitator, and every look at them is written down; what may be published comes with `SafeTable`. Publishes DecisionReturned,
ReturnTakenBack. Does not know exports.
"""
