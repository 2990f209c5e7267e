"""Languages: in which words the house speaks to a person.

What for: Spanish (the legally binding text), Kichwa, Shuar, English; room kept for Achuar, A'ingae and Paicoca.
Words: *interface language* (the buttons) is not *content language* (the language a minutes text was written in).
Sources: Constitution of Ecuador art. 2; IANA subtag registry; glossary in data/glossary.csv, each word with its source.
Asks of others: English message ids, whole sentences, Spanish in translations/es/rooms/<room>.po.
Publishes: the table LANGUAGES, the chain of catalogues, formats (always es-EC: one way to read a number), coverage figures.
Does not know: who the person is (the door hands it a profile hook), nor whether a draft translation is right:
only speakers know that, so drafts are shown with a banner that says so.
"""
