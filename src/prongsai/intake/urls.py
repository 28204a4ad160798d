from django.urls import path

from prongsai.intake import views

app_name = "intake"
urlpatterns = [
    path("results/", views.results, name="results"),
    path("results/new/", views.new, name="new"),
    path("results/drafts/<int:draft_id>/", views.draft, name="draft"),
    path("results/drafts/<int:draft_id>/save/", views.save_draft, name="save_draft"),
    path("results/drafts/<int:draft_id>/abandon/", views.abandon_draft, name="abandon_draft"),
]
