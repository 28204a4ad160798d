from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "prongsai.ui"
    label = "ui"

    def ready(self) -> None:
        from prongsai.ui import form_words

        form_words.speak()
