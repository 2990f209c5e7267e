"""Participation: speaking turns and the dimensions figures are split by."""

from enum import Enum


class Dimension(Enum):
    """What figures are split by: what each attendee said of themselves, copied at the meeting."""

    SEX = "sex"
    AGE_BAND = "age_band"
    AFFILIATION = "affiliation"
    NATIONALITY = "nationality"


NOT_RECORDED = None
"""A value nobody recorded. It is counted apart and never enters a base."""
