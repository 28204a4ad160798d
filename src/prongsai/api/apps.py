from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "prongsai.api"
    label = "api"

    def ready(self) -> None:
        from prongsai.api.record import LEFT_OUT
        from prongsai.api.tasks import forget_answers
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables

        register_tables(self.label, (), LEFT_OUT)
        register_job(Job("api.forget_answers", "50 2 * * *", forget_answers))
