"""A finished Word paper as plain data: what the PDF and the preview draw, so that neither has words of its own.

Main nouns: PrintedPaper, Section, Paragraph, Table. Neighbours: word.py makes the document, pdf.py and preview.html draw.
"""
