"""The acts on votes that two scrutineers watch over: the paper urn, and an election held in Belenios."""

from governance_app.voting import actions
from governance_app.voting.actions.closing import open_vote_of
from governance_app.voting.api.acts import DECLARE, MotionAct, enter
from governance_app.voting.api.given_watched import Annul, CountBelenios, CountUrn, OpenBelenios, OpenUrn
from governance_app.voting.rules.belenios import check_ballots, check_closing

ACTS = (
    MotionAct("urn/opening", "Open a paper urn", actions.open_urn, OpenUrn, also=(actions.open_vote,)),
    MotionAct("urn/count", "Keep the count of an urn and close the vote", actions.close_urn, CountUrn, also=(open_vote_of,)),
    MotionAct("urn/annulment", "Annul a vote by paper urn", actions.annul_urn, Annul, DECLARE),
    MotionAct("belenios/opening", "Open a vote in Belenios", actions.open_belenios, OpenBelenios, also=(actions.open_vote,)),
    MotionAct("belenios/count", "Keep the result of a vote in Belenios and close it", actions.close_belenios, CountBelenios,
              also=(open_vote_of, check_closing, check_ballots)),
    MotionAct("belenios/annulment", "Annul a vote in Belenios", actions.annul_belenios, Annul, DECLARE),
)
enter(ACTS)
