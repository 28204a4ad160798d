"""Ground: work behind the pages: tasks, and the schedule that starts them.

Main nouns: task, Job, ScheduleRun. Neighbour below: audit (its guards).
"""
