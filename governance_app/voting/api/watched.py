"""The acts on votes that two scrutineers watch over: the paper urn."""

from governance_app.voting import actions
from governance_app.voting.actions.closing import open_vote_of
from governance_app.voting.api.acts import DECLARE, MotionAct, enter
from governance_app.voting.api.given_watched import Annul, CountUrn, OpenUrn

ACTS = (
    MotionAct("urn/opening", "Open a paper urn", actions.open_urn, OpenUrn, also=(actions.open_vote,)),
    MotionAct("urn/count", "Keep the count of an urn and close the vote", actions.close_urn, CountUrn, also=(open_vote_of,)),
    MotionAct("urn/annulment", "Annul a vote by paper urn", actions.annul_urn, Annul, DECLARE),
)
enter(ACTS)
