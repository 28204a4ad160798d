"""Tables of measures and results as official papers print them: read row by row, shown, then written whole.

`reading` knows columns, merged cells and codes; `plan` what becomes of measures; `results` what becomes of results.
"""
