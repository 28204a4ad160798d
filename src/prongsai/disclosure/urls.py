from django.urls import path

from prongsai.disclosure.views import boards, filling, items, tables

app_name = "disclosure"
ITEM = "oit/items/<str:code>/"
RECORD = "oit/records/<int:record_id>/"
TABLE = f"{RECORD}tables/<slug:key>"
urlpatterns = [
    path("oit/", boards.board, name="board"),
    path("oit/prepare/", boards.prepare, name="prepare"),
    path("oit/carry/", boards.carry, name="carry"),
    path("oit/units/<slug:code>/", boards.unit, name="unit"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}months/", items.months, name="months"),
    path(f"{ITEM}versions/<int:number>/", items.version, name="version"),
    path(f"{ITEM}ocds.json", tables.ocds, name="ocds"),
    path(f"{ITEM}decide/<str:move>/", items.decide_on_item, name="decide_on_item"),
    path(RECORD, filling.record, name="record"),
    path(f"{TABLE}.<str:format>", tables.export_table, name="export_table"),
    path(f"{TABLE}/import/", tables.import_table, name="import_table"),
]
