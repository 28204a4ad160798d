from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class AuditConfig(AppConfig):
    name = "prongsai.audit"
    label = "audit"

    def ready(self) -> None:
        from prongsai.audit.frozen import GUARDS
        from prongsai.audit.guards import install_guards, lift_guards, register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.audit.trail import SENTENCES

        register_guards(self.label, GUARDS)
        pre_migrate.connect(lift_guards, sender=self, dispatch_uid="prongsai.audit.lift_guards")
        post_migrate.connect(install_guards, dispatch_uid="prongsai.audit.install_guards")
        register_sentences(SENTENCES)
