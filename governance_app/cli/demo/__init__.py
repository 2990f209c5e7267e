"""The demonstration: a plausible first year of both corridors, with true background and invented people.

True: corridors, territory and candidate organisations (data of `organisations`), and what is told of each corridor
(read from data/facts.csv, with its sources).
Invented: every person, every community and organisation that holds a seat (its name ends in "(demostración)"), every vote,
promise and sum. No real organisation holds a seat, votes or promises. Names of people are drawn from lists (data/names.json)
that leave out the family names of publicly known leaders; peoples of few families get a second family name that nobody bears.
Everything goes through the rooms' actions, with the time of the story as `now`, in one transaction.
Its files are drawn by the program (papers.py): no photograph, no scan, no hand of anybody.
The same seed and day give the same records, ids included, but for what must be random: keys, passwords, seals. Another seed gives
other people and minutes.
"""
