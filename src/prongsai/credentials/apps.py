from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    name = "prongsai.credentials"
    label = "credentials"

    def ready(self) -> None:
        from prongsai.audit.sentences import register_arranging, register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.credentials import (
            signals,  # noqa: F401 - connects its receivers
            tasks,
        )
        from prongsai.credentials.trail import KINDS, SENTENCES, VALUES

        register_job(Job("credentials.sweep", "50 2 * * *", tasks.sweep))
        register_sentences(SENTENCES, kinds=KINDS, values=VALUES)
        register_arranging(self.label)
