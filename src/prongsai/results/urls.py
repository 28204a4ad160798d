from django.urls import path

from prongsai.results.views import boards, writing

app_name = "results"
HALF = "reporting/<str:half>/"
MEASURE = f"{HALF}measures/<int:measure_id>/"
urlpatterns = [
    path("reporting/", boards.reporting, name="reporting"),
    path(HALF, boards.board, name="board"),
    path(f"{HALF}office/", boards.office, name="office"),
    path(f"{HALF}units/<str:code>/", boards.part, name="part"),
    path(f"{HALF}units/<str:code>/<str:move>/", boards.decide_on_part, name="decide_on_part"),
    path(MEASURE, writing.of_office, name="of_office"),
    path(f"{MEASURE}units/<str:code>/", writing.of_unit, name="of_unit"),
]
