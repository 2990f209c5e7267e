"""Committees: bodies of any kind, the rules they gave themselves, and who holds which seat on which day.

Words: body (grupo promotor, comité de gestión, asamblea, mesa, comisión, consejo), form (its kind and name, dated), statute (its rules,
as dated versions), seat, term, holder, alternate, office (president, secretary…), number series.
Sources: each body's own reglamento; data/meeting_rules.csv; design/peers.md §5.11. A past meeting is judged by the statute of its day.
Asks organisations who appoints, people who holds. Publishes the roster on any date.
Of meetings it knows one thing: whether some hold a body back from ending.
"""
