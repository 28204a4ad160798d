from django import forms
from django.template import engines
from django.test import RequestFactory

from prongsai.ui.gallery import SampleForm


def render(source: str, **context: object) -> str:
    from django_cotton.compiler_regex import CottonCompiler

    template = engines["django"].from_string(CottonCompiler().process(source))
    return str(template.render(context, RequestFactory().get("/")))


def _wrong() -> SampleForm:
    return SampleForm({"title": "<b>", "score": "101"})


def test_a_wrong_field_says_so_to_eyes_and_to_screen_readers() -> None:
    html = render('<c-field :field="field" />', field=_wrong()["score"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_score_helptext id_score_error"' in html
    assert 'id="id_score_error"' in html
    assert 'id="id_score_helptext"' in html
    assert "กรุณากรอกตัวเลขไม่เกิน 100" in html or "100 or less" in html


def test_choices_are_one_group_with_one_question() -> None:
    html = render('<c-field :field="field" />', field=_wrong()["rhythm"])
    assert html.count("<fieldset") == 1
    assert html.count("<legend") == 1
    assert html.count('type="radio"') == 2
    assert 'aria-describedby="id_rhythm_helptext id_rhythm_error"' in html


def test_the_error_summary_leads_to_each_place() -> None:
    form = _wrong()
    html = render('<c-error-summary :form="form" />', form=form)
    for name in form.errors:
        assert f'href="#{form[name].auto_id}"' in html
    assert render('<c-error-summary :form="form" />', form=SampleForm()).strip() == ""


def test_what_somebody_typed_is_never_markup() -> None:
    typed = '"><script>alert(1)</script>'
    for source in (
        '<c-button :data-name="typed">x</c-button>',
        '<c-button href="{{ typed }}">x</c-button>',
        '<c-page-head title="{{ typed }}" :lead="typed" />',
        '<c-status state="due" :text="typed" />',
        '<c-table :caption="typed"></c-table>',
        '<c-figure :value="typed" :label="typed" />',
    ):
        assert "<script>" not in render(source, typed=typed), source


def test_a_component_does_not_take_the_words_of_the_page_around_it() -> None:
    html = render(
        "<c-card>x</c-card><c-status state='late' /><c-button>go</c-button>",
        title="PAGE",
        text="PAGE",
        href="/PAGE",
    )
    assert "PAGE" not in html


def test_hidden_fields_stay_hidden() -> None:
    class Quiet(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

    assert "label" not in render('<c-field :field="field" />', field=Quiet()["version"])


def test_a_step_to_come_is_no_link() -> None:
    steps = [{"label": "หนึ่ง", "href": "/1", "state": "done"}, {"label": "สอง", "href": "/2", "state": "todo"}]
    html = render('<c-stepper :steps="steps" />', steps=steps)
    assert 'href="/1"' in html
    assert 'href="/2"' not in html
