from django.urls import path

from prongsai.support.views import checks, counts, forms, overviews, rows

app_name = "support"
BOOK = "support/<slug:book>/"
ROW = f"{BOOK}<int:row_id>/"
FORM = "support/forms/<int:form_id>/"
urlpatterns = [
    path("support/", overviews.overview, name="overview"),
    path("support/figures/", overviews.kpi, name="kpi"),
    path("support/figures/export/<slug:format>/", overviews.export_kpi, name="export_kpi"),
    path("support/limits/", checks.limits, name="limits"),
    path("support/counts/", counts.counts, name="counts"),
    path("support/counts/import/", counts.import_counts, name="import_counts"),
    path("support/counts/export/<slug:format>/", counts.export_counts, name="export_counts"),
    path("support/counts/<int:period>/", counts.count_month, name="count_month"),
    path("support/checks/", checks.checks, name="checks"),
    path("support/checks/<int:period>/", checks.check_month, name="check_month"),
    path("support/checks/<int:period>/evidence/", checks.prove_check, name="prove_check"),
    path("support/forms/", forms.forms, name="forms"),
    path("support/forms/open/", forms.open_form, name="open_form"),
    path(FORM, forms.form, name="form"),
    path(f"{FORM}close/", forms.close_form, name="close_form"),
    path(f"{FORM}poster/", forms.form_poster_pdf, name="form_poster"),
    path("support/evidence/<int:shown_id>/remove/", rows.hide_evidence, name="hide_evidence"),
    path("support/trainings/<int:row_id>/attendance/", rows.write_attendance, name="write_attendance"),
    path(BOOK, rows.rows, name="rows"),
    path(f"{BOOK}add/", rows.add_row, name="add_row"),
    path(f"{BOOK}export/<slug:format>/", rows.export_rows, name="export_rows"),
    path(ROW, rows.row, name="row"),
    path(f"{ROW}remove/", rows.remove_row, name="remove_row"),
    path(f"{ROW}evidence/", rows.show_evidence, name="show_evidence"),
]
