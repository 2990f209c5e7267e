"""Exports and imports: what comes in after a person has seen it, and what may leave, for whom.

Words: preview, row error, confirmation, batch; one exporter for CSV, XLSX, JSON; report of a semester, grid (one table of it, written as
PDF and workbook alike); open data, dictionary, declaration of the publisher. Sources: design/trust.md T7, T18; design/domain.md §4;
datapackage.org; popoloproject.com; iatistandard.org 2.03. An import writes nothing until confirmed, keeps every row error, and changes
nothing when repeated. About groups of people only published tables leave. Asks every room; calls their actions. Publishes ReportTaken.
"""
