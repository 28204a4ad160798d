from django.urls import path

from prongsai.approvals import views

app_name = "approvals"
urlpatterns = [
    path("rule/<slug:slug>/", views.change_rule, name="change_rule"),
]
