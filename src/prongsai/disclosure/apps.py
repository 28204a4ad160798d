from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "prongsai.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        from prongsai.approvals.registry import register_procedure
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.checks import turning
        from prongsai.disclosure import approved
        from prongsai.disclosure.approving import ITEM
        from prongsai.disclosure.guards import GUARDS
        from prongsai.disclosure.links import watch_links
        from prongsai.disclosure.notice_kinds import kinds
        from prongsai.disclosure.opening import prepare_opened
        from prongsai.disclosure.proofs import RecordsOfItem
        from prongsai.disclosure.record import TABLES
        from prongsai.disclosure.telling import tell_of_link
        from prongsai.disclosure.trail import KINDS, SENTENCES
        from prongsai.files.export import register_tables
        from prongsai.notices.kinds import register_kind
        from prongsai.rounds.openers import register_opener
        from prongsai.rounds.proofs import register_witness

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_procedure(ITEM)
        register_sentences(SENTENCES, kinds=KINDS)
        register_opener(prepare_opened)
        approved.subscribe(watch_links)
        turning.subscribe(tell_of_link)
        for kind in kinds():
            register_kind(kind)
        register_witness(RecordsOfItem())
