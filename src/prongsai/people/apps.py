from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "prongsai.people"
    label = "people"

    def ready(self) -> None:
        from prongsai.accounts.finding import register_finder
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_arranging, register_sentences
        from prongsai.credentials.admission import register_admission
        from prongsai.people.finding import FINDERS
        from prongsai.people.guards import GUARDS
        from prongsai.people.queries import leads_to_invitation
        from prongsai.people.trail import FIELDS, KINDS, SENTENCES, VALUES

        register_guards(self.label, GUARDS)
        register_admission(leads_to_invitation)
        for finder in FINDERS:
            register_finder(finder)
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS, values=VALUES)
        register_arranging(self.label)
