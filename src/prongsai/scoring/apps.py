from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "prongsai.scoring"
    label = "scoring"
