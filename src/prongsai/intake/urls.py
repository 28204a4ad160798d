from django.urls import path

from prongsai.intake.views import results, taking_in

app_name = "intake"
urlpatterns = [
    path("results/", results.results, name="results"),
    path("results/new/", results.new, name="new"),
    path("results/drafts/<int:draft_id>/", results.draft, name="draft"),
    path("results/drafts/<int:draft_id>/save/", results.save_draft, name="save_draft"),
    path("results/drafts/<int:draft_id>/abandon/", results.abandon_draft, name="abandon_draft"),
    path("plan/take-in/", taking_in.take_in_measures, name="take_in_measures"),
    path("reporting/<str:half>/take-in/", taking_in.take_in_results, name="take_in_results"),
]
