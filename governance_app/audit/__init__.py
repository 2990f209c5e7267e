"""Audit: the record shown to anybody, and everything with which a sceptic checks it, also without the network.

Words: proof, head, witness (a key of another community that cosigns heads), firm (two witnesses of different communities cosigned),
provisional (not yet), watched log (the record of another installation, for which this one is a witness).
Sources: design/trust.md §4; C2SP tlog-proof, tlog-witness, tlog-cosignature; RFC 6962.
Asks the record, the minutes and the register of decisions. Publishes heads, proofs, and the text of those entries that anybody may read
(`rules.public`); of the rest only the hash. The verifiers in `verifier/` share no code with the application.
Does not know whether what was written is true: only that it was not changed afterwards.
"""
