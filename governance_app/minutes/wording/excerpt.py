"""The certified excerpt of one decision: what the approved acta says of it, word for word, and who certifies it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from governance_app.documents import shapes as s
from governance_app.documents.words import ExcerptWords
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _p, force_language
from governance_app.minutes.rules import FrozenText
from governance_app.minutes.wording.approval import digest_groups


def excerpt_of(
    acta: s.Acta, code: str, motion: str, *, text: FrozenText, secretary: str, approval: str, place: tuple[int, str] | None, now: datetime,
) -> s.Excerpt | None:
    """Return the excerpt of the decision with this code from what was frozen, in Spanish; None when the acta does not hold it.

    `motion`: the words of the motion behind it; `approval`: by what the acta was approved; `place`: entry and digest in the record.
    """
    found = [(point, one) for point in acta.points for one in point.resolutions if one.number == code]
    if not found:
        return None
    point, resolution = found[0]
    with force_language("es"):
        number = acta.paper.number
        opening = _(
            "%(secretary)s, who keeps the minutes, certifies that %(code)s says the following:", secretary=secretary, code=number)
        closing = _("It is a true copy of the approved minutes. %(day)s.", day=formats.long_day(now))
        return s.Excerpt(
            paper=replace(
                acta.paper, title=str(_("Certified excerpt")), number=code, subtitle=str(_("Of %(code)s", code=number)),
                made_at=int(now.timestamp()), foot=number),
            facts=_facts(number, approval, text, place), opening=(s.Passage(str(opening)),), point=f"{point.number}. {point.title}",
            resolution=resolution, closing=(s.Passage(str(closing)),), motion=_behind(point.motions, motion),
            signatures=(s.Signature(secretary, str(_p("excerpt", "Secretary")), str(_("Certifies"))),), words=ExcerptWords(),
        )


def _facts(number: str, approval: str, text: FrozenText, place: tuple[int, str] | None) -> tuple[s.Fact, ...]:
    rows = [(_p("excerpt", "Minutes"), number), (_p("excerpt", "Approval"), approval),
            (_("Digest of the text (SHA-256)"), digest_groups(text.sha256))]
    if place:
        rows.append((_p("excerpt", "Record"), str(_("Entry %(number)s, %(digest)s", number=place[0] + 1, digest=place[1]))))
    return tuple(s.Fact(str(name), str(value)) for name, value in rows)


def _behind(motions: Sequence[s.Motion], words: str) -> s.Motion | None:
    return next((one for one in motions if words and any(passage.text == words for passage in one.text)), None)
