from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "prongsai.activities"
    label = "activities"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.activities.finding import FINDERS
        from prongsai.activities.guards import GUARDS
        from prongsai.activities.proving import ActivitiesOfWork
        from prongsai.activities.record import TABLES
        from prongsai.activities.trail import FIELDS, KINDS, SENTENCES
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables
        from prongsai.followup.deeds import register_deeds

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS)
        register_deeds(ActivitiesOfWork())
        for finder in FINDERS:
            register_finder(finder)
