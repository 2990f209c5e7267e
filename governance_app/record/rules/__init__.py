"""The rules of the record: receipts, leaves, the tree over them, its heads, and the proofs that travel."""

from governance_app.record.rules.bundles import KeyLink, Proof, ProofUnreadable, claims, read_proof
from governance_app.record.rules.errors import KeyNotYours, NoKeyYet, RestoreNotYours
from governance_app.record.rules.events import KeyRotated, RecordRestored, rotation_message
from governance_app.record.rules.faults import Fault, FaultKind, LeafSeen, Verified, faults_of
from governance_app.record.rules.heads import (
    LOG_KEY,
    WITNESS_KEY,
    Head,
    HeadUnreadable,
    Key,
    KeyUnreadable,
    Signature,
    cosignature,
    cosigned,
    log_signature,
    origin_of,
    read_head,
    read_key,
    read_signature,
    what_was_signed,
)
from governance_app.record.rules.leaves import SCHEMA, Event, IdAlreadyUsed, Place, Receipt, digest_of, leaf
from governance_app.record.rules.tree import (
    EMPTY,
    Frontier,
    consistency_spans,
    hashes,
    inclusion_spans,
    is_consistent,
    leaf_hash,
    node_hash,
    pieces,
    root_from_inclusion,
)
from governance_app.record.rules.words import same_words, witness_words

__all__ = [
    "EMPTY", "LOG_KEY", "SCHEMA", "WITNESS_KEY", "Event", "Fault", "FaultKind", "Frontier", "Head", "HeadUnreadable", "IdAlreadyUsed",
    "Key", "KeyLink", "KeyNotYours", "KeyRotated", "KeyUnreadable", "LeafSeen", "NoKeyYet", "Place", "Proof", "ProofUnreadable",
    "Receipt", "RecordRestored", "RestoreNotYours", "Signature", "Verified", "claims", "consistency_spans", "cosignature", "cosigned",
    "digest_of", "faults_of", "hashes", "inclusion_spans", "is_consistent", "leaf", "leaf_hash", "log_signature", "node_hash",
    "origin_of", "pieces", "read_head", "read_key", "read_proof", "read_signature", "root_from_inclusion", "rotation_message",
    "same_words", "what_was_signed", "witness_words",
]
