"""Names of Word's XML: a paper asks for them ten thousand times, so each is put together once."""

from functools import cache

from docx.oxml import ns

qn = cache(ns.qn)
