"""A passkey as a browser hands it over: whole in its shape, with a key that nobody holds."""

import json
from hashlib import sha256

from allauth.mfa.models import Authenticator
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from prongsai.accounts.models import User

UP, UV, AT = 1, 4, 64


def passkey_of(user: User, name: str = "โน้ตบุ๊ก") -> Authenticator:
    number = str(user.pk).encode()
    key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    held = AttestedCredentialData.create(bytes(16), number, key)
    shown = AuthenticatorData.create(sha256(b"testserver").digest(), UP | UV | AT, 0, held)
    told = {"type": "webauthn.create", "challenge": "AA", "origin": "https://testserver"}
    response = {
        "clientDataJSON": websafe_encode(json.dumps(told).encode()),
        "attestationObject": websafe_encode(bytes(AttestationObject.create("none", shown, {}))),
    }
    number_as_text = websafe_encode(number)
    credential = {"id": number_as_text, "rawId": number_as_text, "type": "public-key", "response": response}
    return Authenticator.objects.create(
        user=user, type="webauthn", data={"name": name, "credential": credential}
    )
