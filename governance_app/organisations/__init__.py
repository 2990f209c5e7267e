"""Organisations: who can sit on a committee or be touched by it, and where.

Words: organisation (a State body, a government, an organisation of a nationality, a community…), dated name,
bloc, community (an organisation of kind community, standing in a territory), territory (INEC's DPA codes, dated), corridor.
Sources: data/organisations.csv, territory.csv, nationalities.csv, each row with its source and confidence; candidates are marked.
Publishes names valid on a day. Does not know who sits where.
"""
