from django.urls import path

from prongsai.measures.views import copying, deciding, guidelines, issues, plans, rows

app_name = "measures"
urlpatterns = [
    path("plan/", plans.plan, name="plan"),
    path("plan/publish/", plans.publish_plan, name="publish_plan"),
    path("plan/moves/<slug:move>/", deciding.decide_on_plan, name="decide_on_plan"),
    path("plan/withdraw/", plans.withdraw_plan, name="withdraw_plan"),
    path("plan/findings/<int:finding_id>/issue/", issues.change_issue, name="change_issue"),
    path("plan/findings/<int:finding_id>/no-measure/", issues.change_reason, name="change_reason"),
    path("plan/measures/new/", rows.add_measure, name="add_measure"),
    path("plan/measures/<int:measure_id>/edit/", rows.change_measure, name="change_measure"),
    path("plan/measures/<int:measure_id>/remove/", rows.remove_measure, name="remove_measure"),
    path("plan/measures/<int:measure_id>/move/", rows.move_measure, name="move_measure"),
    path("plan/guidelines/", guidelines.write_guidelines, name="write_guidelines"),
    path("plan/copy/", copying.copy_measures, name="copy_measures"),
]
