"""Decisions: the numbered register of what was decided, in each language, and whether it still holds.

Words: decision (resolution, accord, recommendation, statement), number per body and year (never reused, gaps explained), operative text,
in force / amended / revoked on a day, theme, Life Plan or land-use tool served, places touched, amounts promised and disbursed.
Sources: design/domain.md §2.3, §7; design/peers.md §4.16. Asks voting for the result, meetings for the point.
Publishes DecisionNumbered, DecisionPublished, DecisionAmended. Does not know commitments.
"""
