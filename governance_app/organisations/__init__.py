"""Organisations: who can sit on a committee or be touched by it, and where.

Words: organisation (a State body, a government, an organisation of a nationality, a community…), dated name,
bloc, community (an organisation of kind community, standing in a territory), territory (INEC's DPA codes, dated), corridor.
Sources: data/organisations.csv, territory.csv, nationalities.csv, corridors.csv, each row with its source and confidence; candidates
are marked. Two rows that stand for several organisations at once are not loaded (rules.catalogue.COLLECTIVES). MAATE and MAE stay two
organisations with a remark: the day of the change is unknown, and the sources speak of a merger, not of a new name.
Organisations serve every committee: whoever manages them in any committee may register and rename; each act is in the record.
Publishes names valid on a day. Does not know who sits where.
"""
