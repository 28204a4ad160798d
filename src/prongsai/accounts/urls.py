from django.urls import path

from prongsai.accounts import views

app_name = "accounts"
urlpatterns = [
    path("log-in/", views.log_in, name="log_in"),
    path("log-out/", views.log_out, name="log_out"),
]
