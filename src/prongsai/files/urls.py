from django.urls import path

from prongsai.files.views import adding, bytes_out, changing, library, record

app_name = "files"
urlpatterns = [
    path("", library.library, name="library"),
    path("add/", adding.add_files, name="add_files"),
    path("record/", record.record, name="record"),
    path("record/download/", record.take_out_record, name="take_out_record"),
    path("versions/<int:version_id>/<slug:name>/", bytes_out.rendition, name="rendition"),
    path("<int:evidence_id>/", library.evidence, name="evidence"),
    path("<int:evidence_id>/describe/", changing.describe_evidence, name="describe_evidence"),
    path("<int:evidence_id>/versions/add/", adding.add_version, name="add_version"),
    path("<int:evidence_id>/set-aside/", changing.set_aside, name="set_aside"),
    path("<int:evidence_id>/bring-back/", changing.bring_back, name="bring_back"),
]
