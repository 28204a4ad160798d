from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "prongsai.publication"
    label = "publication"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.disclosure.approved import subscribe
        from prongsai.files.export import register_tables
        from prongsai.publication.actions import publish_approved
        from prongsai.publication.guards import GUARDS
        from prongsai.publication.record import TABLES
        from prongsai.publication.trail import KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_sentences(SENTENCES, kinds=KINDS)
        subscribe(publish_approved)
