from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    name = "prongsai.background"
    label = "background"

    def ready(self) -> None:
        from prongsai.audit.guards import Guard, register_guards
        from prongsai.background import chaining, sweeping
        from prongsai.background.schedule import Job, register_job

        fixed = Guard(
            "guard_background_schedulerun",
            "background_schedulerun",
            ("UPDATE",),
            "1 = 1",
            "A run of the schedule is written once.",
        )
        register_guards(self.label, [fixed])
        register_job(Job("background.seal_trail", "*/2 * * * *", chaining.seal_trail))
        register_job(Job("background.close_trail", "20 0 * * *", chaining.close_trail))
        register_job(Job("background.sweep", "40 2 * * *", sweeping.sweep))
