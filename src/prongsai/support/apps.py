from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "prongsai.support"
    label = "support"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.disclosure.suppliers import register_supplier
        from prongsai.files.export import register_tables
        from prongsai.rounds.proofs import register_proof
        from prongsai.support.guards import GUARDS
        from prongsai.support.proofs import PassedCheck
        from prongsai.support.record import LEFT_OUT, TABLES
        from prongsai.support.supplying import PromotionOfTheYear
        from prongsai.support.trail import FIELDS, KINDS, SENTENCES, VALUES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES, LEFT_OUT)
        register_proof(PassedCheck())
        register_supplier(PromotionOfTheYear())
        register_sentences(SENTENCES, kinds=KINDS, fields=FIELDS, values=VALUES)
