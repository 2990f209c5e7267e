"""Decisions: kinds, relations, themes, amounts."""

from enum import Enum


class DecisionKind(Enum):
    """What kind of act a decision is; it names its number series."""

    RESOLUTION = "resolution"
    ACCORD = "accord"
    RECOMMENDATION = "recommendation"
    STATEMENT = "statement"


class RelationKind(Enum):
    """What a later decision does to an earlier one."""

    AMENDS = "amends"
    REVOKES = "revokes"


class DecisionState(Enum):
    """Whether a decision holds on a day: derived from the relations that later decisions bring."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REVOKED = "revoked"
    NOT_YET = "not_yet"


class Theme(Enum):
    """Themes of the corridor project by which people look for decisions; each initiative by its product."""

    WATER = "water"
    FOOD = "food"
    MEDICINE = "medicine"
    TERRITORY = "territory"
    LIFE_PLANS = "life_plans"
    MANAGEMENT_PLAN = "management_plan"
    MONITORING = "monitoring"
    LOGGING_HUNTING = "logging_hunting"
    MINING_OIL = "mining_oil"
    ROADS = "roads"
    WOMEN = "women"
    YOUTH = "youth"
    LANGUAGE_CULTURE = "language_culture"
    ORGANISATION = "organisation"
    PAICHE = "paiche"
    CACHAMA = "cachama"
    CITRONELLA = "citronella"
    GUAYUSA = "guayusa"
    UNGURAHUA = "ungurahua"
    TURMERIC = "turmeric"
    ISHPINGO = "ishpingo"
    MORETE = "morete"
    SACHA_INCHI = "sacha_inchi"
    COMMUNITY_TOURISM = "community_tourism"


class AmountKind(Enum):
    """Money: promised by the decision, or disbursed since (cumulative by adding entries)."""

    PROMISED = "promised"
    DISBURSED = "disbursed"


class TextReview(Enum):
    """Whether a speaker has reviewed a text in a language."""

    BINDING = "binding"
    REVIEWED = "reviewed"
    DRAFT = "draft"
