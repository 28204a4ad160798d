"""Acting: the working group and its meetings: orders, series, agendas, minutes, and the decisions that become duties.

Main nouns: Order, Series, Meeting, AgendaItem, Minutes, ActionItem. Neighbours below: followup, measures, rounds, approvals.
"""
