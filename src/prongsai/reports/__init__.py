"""Papers: official papers as Word and PDF, made from records, previewed, approved, frozen.

Main nouns: Paper, PaperFile, PaperTemplate, Kind, Topic. Neighbours below: measures, analysis, scoring.
The way of a paper: records (kinds/<kind>) -> content -> the Word template filled (word) -> read as plain data
(printed) -> PDF (pdf) and page (printed.html). making.py does all of it in one call. kind.py tells how to add a kind.
"""
