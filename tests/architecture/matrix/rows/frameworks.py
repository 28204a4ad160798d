"""Frameworks are common to all agencies."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, Row

READ = {"methods": (GET,), "first": Verb.READ_FRAMEWORK}
ROWS = (
    Row("frameworks:index", **READ),
    Row("frameworks:framework", fixed={"framework_id": "bma-district-2568"}, **READ),
)
