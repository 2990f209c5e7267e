"""Access: who is asking, and what they may do. Everything is denied unless the table grants it.

Words: account, role, grant (a role in a body), permission, invitation (a printed one-time code), session.
Sources: design/trust.md T5, T16, T17. Asks the record for receipts. Publishes account and role events.
Does not know what a committee is: a body is only an id here.
"""
