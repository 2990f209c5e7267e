"""Meetings: when a body meets, who was told and how, what is on the agenda, and in which state the meeting is.

Words: meeting (ordinary, extraordinary, inaugural, assembly), convocation and its notice, delivery (who was told, by which channel),
agenda point, postponement (a normal event with its own notice), adjournment, second call, closing, reopening.
Sources: the statute of the day; data/meeting_rules.csv; design/peers.md §5.10, §5.16. Asks committees for seats, statute and numbers.
Publishes the convocation, opening and closing to the record. Does not know who came nor what was voted.
"""
