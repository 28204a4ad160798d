from django.urls import path

from prongsai.reports.views import deciding, disclosed, downloads, letters, papers, templates

app_name = "reports"
urlpatterns = [
    path("papers/", papers.papers, name="papers"),
    path("papers/disclosure-items/", disclosed.disclosed_items, name="disclosed_items"),
    path("papers/disclosure-items/export/", disclosed.export_disclosed_items, name="export_disclosed_items"),
    path("papers/archive/", downloads.take_out_papers, name="take_out_papers"),
    path("papers/letters/new/<slug:form>/", letters.write_letter, name="write_letter"),
    path("papers/letters/<int:letter_id>/", letters.change_letter, name="change_letter"),
    path("papers/letters/<int:letter_id>/remove/", letters.remove_letter, name="remove_letter"),
    path("papers/template/<slug:kind>/", templates.template, name="template"),
    path("papers/template/<slug:kind>/withdraw/", templates.withdraw_template, name="withdraw_template"),
    path("papers/template/<slug:kind>/<str:wanted>/", downloads.template_file, name="template_file"),
    path("papers/<int:paper_id>/", papers.paper, name="paper"),
    path("papers/<int:paper_id>/approve/", deciding.approve_paper, name="approve_paper"),
    path("papers/<int:paper_id>/endorse/", deciding.endorse_paper, name="endorse_paper"),
    path("papers/<int:paper_id>/return/", deciding.return_paper, name="return_paper"),
    path("papers/<int:paper_id>/file/<str:wanted>/", downloads.paper_file, name="paper_file"),
    path("papers/<str:topic>/", papers.preview, name="preview"),
    path("papers/<str:topic>/lacking/", papers.lacking, name="lacking"),
    path("papers/<str:topic>/submit/", deciding.submit_paper, name="submit_paper"),
    path("papers/<str:topic>/draft/<str:wanted>/", downloads.draft_file, name="draft_file"),
]
