"""Exports and imports: what comes in after a person has seen it, and what may leave, for whom.

Words: preview, row error, confirmation, batch; one exporter for CSV, XLSX, JSON. Sources: design/trust.md T7, T18.
An import writes nothing until confirmed, keeps every row error, and changes nothing when repeated. Asks every room; calls their actions.
"""
