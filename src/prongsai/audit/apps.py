from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "prongsai.audit"
    label = "audit"

    def ready(self) -> None:
        from prongsai.audit.guards import Guard, install_guards, register_guards

        register_guards(
            self.label,
            [
                Guard(
                    "guard_audit_entry",
                    "audit_entry",
                    ("UPDATE", "DELETE"),
                    "1 = 1",
                    "The trail is append-only.",
                )
            ],
        )
        post_migrate.connect(install_guards, dispatch_uid="prongsai.audit.install_guards")
