"""`prongsai notices try`: an administrator sees whether a message goes out, and why it does not."""

import pytest
from django.core.mail import EmailMessage
from pytest_django.fixtures import Settings

from prongsai.config.cli import main


def test_a_mail_goes_out(mailoutbox: list[EmailMessage]) -> None:
    assert main(["notices", "try", "--to", "somebody@example.go.th"]) == 0
    assert mailoutbox[0].to == ["somebody@example.go.th"]


def test_what_the_other_side_says_is_told(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.LINE_ADDRESS, settings.LINE_TOKEN = "http://127.0.0.1:1", "t"
    assert main(["notices", "try", "--to", "U" + "0" * 32]) == 2
    assert "refused" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["U" + "0" * 32, "somebody", "a@b.go.th\nBcc: all@b.go.th"])
def test_what_cannot_go_out_is_one_sentence(
    to: str, settings: Settings, mailoutbox: list[EmailMessage], capsys: pytest.CaptureFixture[str]
) -> None:
    settings.LINE_TOKEN = ""
    assert main(["notices", "try", "--to", to]) == 2
    assert capsys.readouterr().err
    assert mailoutbox == []
