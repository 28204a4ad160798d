"""Acting: improvement measures: steps, period, units, follow-up, tied to findings; the plan of a year.

Main nouns: Plan, Measure, MeasureStep. Neighbours below: analysis, agencies.
"""
