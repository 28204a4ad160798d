"""Papers: official papers as Word and PDF, made from records, previewed, approved, frozen.

Main nouns: Paper, PaperFile, PaperTemplate, PaperKind. Neighbours below: measures, analysis, scoring.
The way of a paper: records (queries, assembling) -> content -> the Word template filled (word) -> read as plain data
(printed) -> PDF (pdf) and page (printed.html). making.py does all of it in one call.
"""
