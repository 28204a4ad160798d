"""Papers: official papers as Word and PDF, made from records, previewed, approved, frozen.

Main nouns: Paper, PaperFile, PaperTemplate, PaperKind. Neighbours below: measures, analysis, scoring.
"""
