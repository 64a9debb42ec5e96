"""What a server is told when it starts; read from arguments and environment in `cli`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """`clock` gives this moment as ISO instant; `login` asks for accounts; `tiles` is a MapLibre
    style or tile URL of the user's own, which alone may be asked outside this host.
    """

    clock: Callable[[], str]
    login: bool = False
    secure: bool = False
    """Cookies go over HTTPS only."""
    example: bool = False
    hosts: tuple[str, ...] = LOCAL_HOSTS
    requests_a_minute: int = 600
    logins_a_minute: int = 10
    session_hours: int = 12
