from django.urls import path

from prongsai.assessment.views import boards, items

app_name = "assessment"
ITEM = "assessment/items/<str:code>/"
urlpatterns = [
    path("assessment/", boards.board, name="board"),
    path("assessment/freeze/", boards.freeze, name="freeze"),
    path("assessment/own/finish/", boards.finish_own, name="finish_own"),
    path("assessment/tell/", boards.tell, name="tell"),
    path("assessment/decide/<str:move>/", boards.decide, name="decide"),
    path("assessment/compare/", boards.compare, name="compare"),
    path("assessment/scores.xlsx", boards.download, name="download"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}answer/", items.answer, name="answer"),
]
