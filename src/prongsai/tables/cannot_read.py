"""Why a file or a pasted block cannot become a table."""


class CannotRead(Exception):
    """The input is no table that can be read.

    code    of every file: not_found, empty, too_large, too_many_rows, encoding, damaged, not_a_table_file, old_excel, macro,
            encrypted, unpacks_too_large, formula, several_sheets; a list with named columns adds: no_heads, not_json;
            a result adds: no_columns, two_score_columns, two_scores_in_line, too_many_for_draft
    params  what the sentence needs: cell, sheets, columns, line, scores, limit
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
