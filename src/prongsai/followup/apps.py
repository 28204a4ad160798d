from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "prongsai.followup"
    label = "followup"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.followup.actions import follow_approved_plan
        from prongsai.followup.guards import GUARDS
        from prongsai.followup.notice_kinds import kinds
        from prongsai.followup.record import TABLES
        from prongsai.followup.tasks import remind_of_entries
        from prongsai.followup.trail import KINDS, SENTENCES
        from prongsai.measures.followers import register_follower
        from prongsai.notices.kinds import register_kind

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES)
        register_follower(follow_approved_plan)
        for kind in kinds():
            register_kind(kind)
        register_job(Job("followup.remind_of_entries", "35 6 * * *", remind_of_entries))
        register_sentences(SENTENCES, kinds=KINDS)
