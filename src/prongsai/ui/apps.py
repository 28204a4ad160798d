from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "prongsai.ui"
    label = "ui"
