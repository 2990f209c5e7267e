"""Access: who is asking, and what they may do. Everything is denied unless the table grants it.

Words: account, role, grant (a role in a body), permission, invitation (a printed one-time code), session, try, door.
Sources: design/trust.md T5, T16, T17; OWASP ASVS 5.0 §6, §7; OWASP password storage. No law: no one is asked for an e-mail.
Asks the record for receipts, the table `body` (by name only) for ids, nesting and today's name. Publishes role and account
events (ids and roles, never names). Keeps no password, code, token or network address, only what cannot be turned back.
Does not know what a committee is, nor who a person is: both are only ids here.
"""
