"""Votes entrusted to somebody present: list, give, end."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation import clock
from governance_app.voting import actions, reads
from governance_app.voting.api.acts import DONE
from governance_app.voting.api.blueprint import api
from governance_app.voting.api.given import At, Entrust
from governance_app.voting.api.meetings import UNSEEN
from governance_app.voting.api.shown import ProxyList
from governance_app.voting.rules import (
    NoSuchProxy,
    ProxiesNotAllowed,
    ProxyCapReached,
    ProxyChain,
    ProxyInWriting,
    ProxyNotSeated,
    ProxyToOneself,
    SeatHasProxy,
    SeatIsSat,
    SeatNotForProxy,
)
from governance_app.web.api import Operation, ReceiptShown, operation, receipt

REFUSED = (
    ProxiesNotAllowed, ProxyCapReached, ProxyChain, ProxyInWriting, ProxyNotSeated, ProxyToOneself, SeatHasProxy, SeatIsSat,
    SeatNotForProxy)


@api.get("/meetings/<uuid:meeting>/proxies")
@needs(Permission.SEE_BODY)
@operation(Operation("List the proxies of a meeting", "proxies", gives=ProxyList, raises=UNSEEN))
def list_proxies(meeting: UUID) -> ProxyList:
    """Give the entrusted votes of a meeting in the order in which they were given, ended ones too."""
    held = attendance.meeting_for(current_actor(), Permission.SEE_BODY, meeting)
    return ProxyList(meeting=meeting, allowed=reads.rules_of_the_day(held).proxies.allowed, proxies=list(reads.proxies.of_meeting(meeting)))


@api.post("/meetings/<uuid:meeting>/proxies")
@needs(Permission.RECORD_VOTE)
@operation(Operation("Entrust the vote of a seat", "proxies", takes=Entrust, gives=ReceiptShown, acts=(actions.entrust_vote,),
                     raises=(*UNSEEN, *REFUSED), statuses=DONE))
def entrust_vote(meeting: UUID, body: Entrust) -> tuple[ReceiptShown, int]:
    """Let somebody present vote for a seat whose holders are absent. The receipt's subject is the proxy."""
    attendance.meeting_for(current_actor(), Permission.RECORD_VOTE, meeting)
    return receipt(actions.entrust_vote(actor=current_actor(), id=body.id, now=clock.now(), meeting=meeting, **body.given()))


@api.post("/proxies/<uuid:proxy>/ending")
@needs(Permission.RECORD_VOTE)
@operation(Operation("End a proxy", "proxies", takes=At, gives=ReceiptShown, acts=(actions.end_proxy,), raises=(NoSuchProxy, *UNSEEN),
                     statuses=DONE))
def end_proxy(proxy: UUID, body: At) -> tuple[ReceiptShown, int]:
    """Take back an entrusted vote."""
    meeting = reads.proxies.meeting_of(proxy)
    if meeting is None:
        raise NoSuchProxy()
    attendance.meeting_for(current_actor(), Permission.RECORD_VOTE, meeting)
    return receipt(actions.end_proxy(actor=current_actor(), id=body.id, now=clock.now(), proxy=proxy, **body.given()))
