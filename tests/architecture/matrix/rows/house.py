"""What belongs to no room's work: the language, the gallery of components."""

from tests.architecture.matrix.declaring import GET, POST, Row

ROWS = (
    Row("set_language", is_open=True, writes=False),
    Row("ui:gallery", methods=(GET,), is_open=True),
    Row("ui:choose", methods=(POST,), is_open=True, writes=False),
)
