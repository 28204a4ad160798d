"""What is wrong with a file, whatever table it was to hold. A sentence says how to mend it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ABOUT_FILES: Mapping[str, Promise] = {
    "not_found": _("The file cannot be opened; check its name and whether you may read it."),
    "encoding": _("The letters of the file cannot be read; save it as CSV UTF-8 or as XLSX."),
    "damaged": _("The file is damaged and cannot be read; open it in Excel and save it again as XLSX."),
    "old_excel": _("This is an Excel file of the old kind (.xls); open it and save it as XLSX."),
    "macro": _("This Excel file carries a macro, which is never accepted; save it as XLSX without macros."),
    "encrypted": _("The Excel file is protected by a password; remove the password and send it again."),
    "unpacks_too_large": _(
        "The Excel file unpacks to far more than a table needs; copy the table into a new file."
    ),
    "formula": _(
        "The formula in cell %(cell)s has never been calculated; open the file in Excel, save it, and send it again."
    ),
    "several_sheets": _(
        "Several sheets hold a table (%(sheets)s); keep only the one that is meant, or paste its rows."
    ),
}
