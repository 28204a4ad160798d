from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "prongsai.surveys"
    label = "surveys"

    def ready(self) -> None:
        from prongsai.audit.guards import register_guards
        from prongsai.audit.sentences import register_sentences
        from prongsai.background.schedule import Job, register_job
        from prongsai.files.export import register_tables
        from prongsai.notices.kinds import register_kind
        from prongsai.surveys.guards import GUARDS
        from prongsai.surveys.notice_kinds import kinds
        from prongsai.surveys.record import LEFT_OUT, TABLES
        from prongsai.surveys.tasks import (
            close_ended_surveys,
            count_survey_days,
            remind_of_missing_answers,
            verify_survey_tables,
        )
        from prongsai.surveys.trail import KINDS, SENTENCES

        register_guards(self.label, GUARDS)
        register_tables(self.label, TABLES, LEFT_OUT)
        register_job(Job("surveys.count_days", "5 0 * * *", count_survey_days))
        register_job(Job("surveys.verify_tables", "40 2 * * 0", verify_survey_tables))
        register_job(Job("surveys.close_ended", "20 0 * * *", close_ended_surveys))
        register_job(Job("surveys.remind_of_missing_answers", "40 6 * * *", remind_of_missing_answers))
        for kind in kinds():
            register_kind(kind)
        register_sentences(SENTENCES, kinds=KINDS)
