from django.urls import path

from prongsai.licences.views import boards, cases, kinds, papers

app_name = "licences"
HERE = "<slug:agency>/"
KIND = f"{HERE}kinds/<slug:key>/"
CASE = f"{HERE}<int:application_id>/"
urlpatterns = [
    path("", boards.offices, name="offices"),
    path("export/<slug:format>/", boards.export_offices, name="export_offices"),
    path(HERE, cases.applications, name="applications"),
    path(f"{HERE}list/<slug:format>/", cases.export_applications, name="export_applications"),
    path(f"{HERE}new/", cases.choose, name="choose"),
    path(f"{HERE}times/", boards.board, name="board"),
    path(f"{HERE}times/<slug:format>/", boards.export_board, name="export_board"),
    path(f"{HERE}outside/", boards.outside, name="outside"),
    path(f"{HERE}outside/read/", boards.import_outside, name="import_outside"),
    path(f"{HERE}kinds/", kinds.kinds, name="kinds"),
    path(f"{HERE}kinds/take-all/", kinds.take_kinds, name="take_kinds"),
    path(f"{HERE}kinds/add-one/", kinds.add_kind, name="add_kind"),
    path(KIND, kinds.kind, name="kind"),
    path(f"{KIND}change/", kinds.change_kind, name="change_kind"),
    path(f"{KIND}new/", cases.file_application, name="file_application"),
    path(f"{KIND}checklist/", kinds.write_checklist, name="write_checklist"),
    path(f"{KIND}checklist/<int:number>/publish/", kinds.publish_checklist, name="publish_checklist"),
    path(CASE, cases.application, name="application"),
    path(f"{CASE}papers/<uuid:paper_id>/", papers.sent_paper, name="sent_paper"),
    path(f"{CASE}check/", cases.check_items, name="check_items"),
    path(f"{CASE}<slug:move>/", cases.move_application, name="move_application"),
]
