"""Migrations of the database, in order. `make migration MESSAGE="why"` drafts the next one; read it before committing it."""
