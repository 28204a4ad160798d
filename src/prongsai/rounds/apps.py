from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "prongsai.rounds"
    label = "rounds"
