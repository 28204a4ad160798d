from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "prongsai.scoring"
    label = "scoring"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.files.export import register_tables
        from prongsai.rounds.proofs import register_proof
        from prongsai.scoring.guards import GUARDS
        from prongsai.scoring.proofs import OfficialResult
        from prongsai.scoring.record import TABLES
        from prongsai.scoring.trail import KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_proof(OfficialResult())
        register_sentences(SENTENCES, kinds=KINDS)
