from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "prongsai.dashboards"
    label = "dashboards"
