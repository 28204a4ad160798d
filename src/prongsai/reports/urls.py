from django.urls import path

from prongsai.reports.views import deciding, downloads, papers, templates

app_name = "reports"
urlpatterns = [
    path("papers/", papers.papers, name="papers"),
    path("papers/analysis/", papers.preview, name="preview"),
    path("papers/analysis/submit/", deciding.submit_paper, name="submit_paper"),
    path("papers/analysis/draft/<str:wanted>/", downloads.draft_file, name="draft_file"),
    path("papers/template/", templates.template, name="template"),
    path("papers/template/withdraw/", templates.withdraw_template, name="withdraw_template"),
    path("papers/template/<str:wanted>/", downloads.template_file, name="template_file"),
    path("papers/<int:paper_id>/", papers.paper, name="paper"),
    path("papers/<int:paper_id>/approve/", deciding.approve_paper, name="approve_paper"),
    path("papers/<int:paper_id>/return/", deciding.return_paper, name="return_paper"),
    path("papers/<int:paper_id>/file/<str:wanted>/", downloads.paper_file, name="paper_file"),
]
