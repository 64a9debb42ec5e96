from __future__ import annotations

import pytest

from fogline.intake.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The governor said that the bridge over the river was closed on Friday.", "en"),
        ("Губернатор сообщил, что мост через реку закрыт с пятницы для машин.", "ru"),
        ("قال المحافظ يوم الجمعة إن الجسر فوق النهر مغلق أمام الشاحنات", "ar"),
        ("El gobernador dijo el viernes que el puente sobre el río estaba cerrado.", "es"),
        ("Too short to tell", None),
        (" " * 100, None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language(text) == code
