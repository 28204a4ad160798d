"""Acting: what an office did, with photos in their order; the announcements that it makes each year.

Main nouns: Activity, ActivityPhoto, Announcement. Neighbours below: followup, measures, files, rounds.
"""
