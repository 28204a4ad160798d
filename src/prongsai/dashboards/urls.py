from django.urls import path

from prongsai.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("rounds/<slug:agency>/<int:year>/", views.round_, name="round"),
    path("rounds/<slug:agency>/<int:year>/district/", views.district, name="district"),
]
