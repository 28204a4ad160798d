from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "prongsai.notices"
    label = "notices"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.background.schedule import Job, register_job
        from prongsai.notices.guards import GUARDS
        from prongsai.notices.tasks import send_digests

        register_guards(self.label, GUARDS)
        register_job(Job("notices.send_digests", "*/10 * * * *", send_digests))
