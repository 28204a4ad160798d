"""A small OpenID Connect provider on this machine: it knows one person, and lies as the test tells it to."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "prongsai", "the-secret-of-the-client"


@dataclass
class IdentityProvider:
    """claims: what it says of the person, over the usual; key: with which it signs; asked: the last authorization request."""

    address: str
    key: rsa.RSAPrivateKey
    published: rsa.RSAPublicKey
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    asked: dict[str, str] = field(default_factory=dict)

    def authorize(self, location: str) -> str:
        """What the browser is sent back with, when the person has said yes there."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        return f"/accounts/office/callback/?code=the-code&state={self.asked['state']}"

    def configuration(self) -> dict[str, str]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }

    def keys(self) -> dict[str, Any]:
        return {
            "keys": [
                {
                    **json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.published)),
                    "kid": "one",
                    "alg": "RS256",
                }
            ]
        }

    def token(self, told: dict[str, str]) -> dict[str, Any]:
        """Only for who shows the secret of the client and the verifier of the challenge."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(told.get("code_verifier", "").encode()).digest())
        assert challenge.rstrip(b"=").decode() == self.asked["code_challenge"]
        assert (told["client_id"], told["client_secret"], told["code"]) == (CLIENT, SECRET, "the-code")
        now = int(time.time())
        usual = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "person-1",
            "iat": now,
            "exp": now + 60,
            "nonce": self.asked["nonce"],
        }
        key: Any = self.key if self.algorithm == "RS256" else "" if self.algorithm == "none" else "k" * 32
        signed = jwt.encode(
            {**usual, **self.claims},
            key or None,
            algorithm=self.algorithm,
            headers={"kid": "one", **self.header},
        )
        return {"access_token": "an-access-token", "token_type": "Bearer", "id_token": signed}


@contextmanager
def running() -> Iterator[IdentityProvider]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = {"/.well-known/openid-configuration": provider.configuration, "/keys": provider.keys}
            self._answer(known[self.path]())

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(provider.token({name: values[0] for name, values in parse_qs(sent).items()}))

        def _answer(self, body: dict[str, Any]) -> None:
            content = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Silence."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider = IdentityProvider(f"http://127.0.0.1:{server.server_address[1]}", key, key.public_key())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
