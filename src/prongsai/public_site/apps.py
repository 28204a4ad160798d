from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    name = "prongsai.public_site"
    label = "public_site"

    def ready(self) -> None:
        from prongsai.public_site.addresses import Spot
        from prongsai.public_site.kept import forget
        from prongsai.publication import telling
        from prongsai.publication.models import Publication

        def place(one: Publication) -> str:
            where = {"office": one.agency.slug, "year": one.round.fiscal_year, "code": one.code}
            return Spot("version", kwargs={**where, "number": one.number}).href

        telling.on_change(forget)
        telling.shown_at(place)
