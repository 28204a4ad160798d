from django.urls import path

from prongsai.people.views import roles

app_name = "people"
urlpatterns = [
    path("roles/", roles.roles, name="roles"),
]
