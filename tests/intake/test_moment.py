from __future__ import annotations

import pytest

from fogline.intake.moment import iso


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023-05-06", "2023-05-06"),
        ("20230506", "2023-05-06"),
        ("2023/05/06", "2023-05-06"),
        ("2023-05-06T07:08:09Z", "2023-05-06T07:08:09+00:00"),
        ("2023-05-06T07:08:09.123+0300", "2023-05-06T07:08:09+03:00"),
        ("2023-05-06 07:08:09", "2023-05-06"),
        ("Sat, 06 May 2023 07:08:09 +0300", "2023-05-06T07:08:09+03:00"),
        ("0001-01-01T00:00:00Z", None),
        ("2023-13-01", None),
        ("last Tuesday", None),
        ("", None),
        (20230506, None),
        (None, None),
    ],
)
def test_iso(written: object, expected: str | None) -> None:
    assert iso(written) == expected
