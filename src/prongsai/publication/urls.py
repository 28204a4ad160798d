from django.urls import path

from prongsai.publication import views

app_name = "publication"
urlpatterns = [
    path("published/", views.published, name="published"),
    path("published/<str:code>/", views.history, name="history"),
    path("published/<str:code>/<int:number>/withdraw/", views.withdraw_version, name="withdraw_version"),
]
