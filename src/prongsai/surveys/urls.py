from django.urls import path

from prongsai.surveys.views import comments, importing, paper_forms, papers, reach, results, running, waves

app_name = "surveys"
SURVEY = "surveys/<int:survey_id>/"
urlpatterns = [
    path("surveys/", waves.waves, name="waves"),
    path("surveys/prepare/", waves.prepare_wave, name="prepare_wave"),
    path(SURVEY, waves.wave, name="wave"),
    path(f"{SURVEY}method/", waves.method, name="method"),
    path(f"{SURVEY}import/", importing.import_answers, name="import_answers"),
    path(f"{SURVEY}result/", results.result, name="result"),
    path(f"{SURVEY}result/people/", results.save_people, name="save_people"),
    path(f"{SURVEY}result/signs/", results.signs, name="signs"),
    path(f"{SURVEY}result/tables/", results.take_tables, name="take_tables"),
    path(f"{SURVEY}result/lines/", results.take_lines, name="take_lines"),
    path(f"{SURVEY}result/comments/", comments.comments, name="comments"),
    path(f"{SURVEY}result/comments/file/", comments.take_comments, name="take_comments"),
    path(f"{SURVEY}result/comments/review/", comments.review_comments, name="review_comments"),
    path(f"{SURVEY}result/comments/release/", comments.release_comments, name="release_comments"),
    path(f"{SURVEY}result/comments/<int:number>/", comments.decide_comment, name="decide_comment"),
    path(f"{SURVEY}days/", running.change_days, name="change_days"),
    path(f"{SURVEY}open/", running.open_wave, name="open_wave"),
    path(f"{SURVEY}close/", running.close_wave, name="close_wave"),
    path(f"{SURVEY}cards/", papers.print_cards, name="print_cards"),
    path(f"{SURVEY}cards/<int:number>/cancel/", papers.cancel_cards, name="cancel_cards"),
    path(f"{SURVEY}cards/<int:number>/reprint/", papers.reprint_cards, name="reprint_cards"),
    path(f"{SURVEY}reach/", reach.reach, name="reach"),
    path(f"{SURVEY}reach/point/", reach.add_point, name="add_point"),
    path(f"{SURVEY}reach/kiosk/", reach.add_kiosk, name="add_kiosk"),
    path(f"{SURVEY}reach/<int:number>/end/", reach.end_point, name="end_point"),
    path(f"{SURVEY}paper/", paper_forms.begin_paper, name="begin_paper"),
    path(f"{SURVEY}paper/type/", paper_forms.enter_paper, name="enter_paper"),
    path(f"{SURVEY}poster/", papers.poster, name="poster"),
]
