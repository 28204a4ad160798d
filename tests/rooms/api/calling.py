"""A program that calls: a token, JSON in, JSON out."""

import json
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.people.actions import create_token
from prongsai.people.models import AccessToken
from prongsai.people.scopes import Scope

BASE = "/api/v1"
HERE = "/rounds/bangkok-yai/2568"


def token_of(member: Member, scopes: Collection[Scope] = tuple(Scope)) -> tuple[AccessToken, str]:
    """A token made just now; scopes: all unless said."""
    return create_token(
        name="test program", scopes=scopes, life=timedelta(days=90), by=member, now=timezone.now()
    )


class Program:
    """Calls with a token; what comes back is Django's test response."""

    def __init__(self, secret: str, language: str = "en") -> None:
        self.client = Client(headers={"Authorization": f"Bearer {secret}", "Accept-Language": language})

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(BASE + path, headers=headers)

    def send(self, method: str, path: str, body: object, **headers: str) -> Any:
        """headers: If_Match becomes If-Match."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            method, BASE + path, json.dumps(body), content_type="application/json", headers=named
        )

    def post(self, path: str, body: object, **headers: str) -> Any:
        return self.send("POST", path, body, **headers)


def program_of(member: Member, *scopes: Scope) -> Program:
    """A program of that member, with these scopes, or all."""
    return Program(token_of(member, scopes or tuple(Scope))[1])
