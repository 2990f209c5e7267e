"""The web shell: what every page shares, and nothing about what a page is about.

For: forms that keep what was typed, kind error pages, headers that let no stranger's script run, menus, components.
Words: form, answer (what a view gives back), sentence (an error in words), label (an enum in words), layout, component.
Sources: WCAG 2.2 AA; OWASP ASVS 5 §3 (headers, cookies, cross-site requests); design/offline.md §5 (page weight).
Asks: who is acting (`answers.set_actor_provider`) and what they may see (`navigation.set_permission_predicate`); the room
`access` registers both. Each room hands its labels, sentences and menu entries to `app.py`, which registers them here.
Publishes: nothing. Does not know: any room, any person, any table. Start: `shell.install(app, settings)`.
"""
