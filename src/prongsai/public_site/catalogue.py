"""The catalogue of an office in DCAT 3, as JSON-LD: an item of a year is a data set, its files are its distributions."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from prongsai.agencies.models import Agency
from prongsai.frameworks.queries import framework_from
from prongsai.public_site.addresses import ENGLISH, THAI, Spot
from prongsai.public_site.downloads import CSV, JSON, XLSX, content_of, item_json, tables_of
from prongsai.public_site.terms import Terms, terms
from prongsai.publication.models import Publication, PublishedFile
from prongsai.rules.disclosing import Disclosed
from prongsai.rules.framework import Text

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
IANA = "https://www.iana.org/assignments/media-types/"
MEDIA = {
    CSV: "text/csv",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    JSON: "application/json",
}
Node = dict[str, Any]


def catalogue_of(
    agency: Agency,
    spot: Spot,
    current: Sequence[Publication],
    files: Mapping[int, Sequence[PublishedFile]],
    below: Sequence[Agency],
) -> bytes:
    """below: agencies whose own catalogues are parts of this one. files: of each version, by its id."""
    home = spot.at("office", office=agency.slug)
    catalogue = {
        "@context": CONTEXT,
        "@id": spot.whole,
        "@type": "dcat:Catalog",
        "dct:title": _both(Text(agency.name_th, agency.name_en)),
        "dct:publisher": _publisher(agency, home),
        "dct:license": {"@id": terms().licence_url},
        "dct:language": [THAI, ENGLISH],
        "foaf:homepage": {"@id": home.whole},
        "dcat:dataset": [_dataset(one, spot, files.get(one.pk, ()), terms()) for one in current],
        "dcat:catalog": [{"@id": spot.at("catalogue", office=one.slug).whole} for one in below],
    }
    return json.dumps(catalogue, ensure_ascii=False, indent=1).encode()


def _dataset(one: Publication, spot: Spot, files: Sequence[PublishedFile], told: Terms) -> Node:
    said = one.said
    agency = one.agency
    item = spot.at("item", office=agency.slug, year=one.round.fiscal_year, code=one.code)
    home = spot.at("office", office=agency.slug)
    found: Node = {
        "@id": item.whole,
        "@type": "dcat:Dataset",
        "dct:identifier": f"{agency.slug}/{one.round.fiscal_year}/{one.code}",
        "dct:title": _both(Text(f"{said.code} {said.title.th}", f"{said.code} {said.title.en}")),
        "dct:publisher": _publisher(agency, home),
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": agency.name_th,
            "vcard:hasURL": {"@id": home.whole},
        },
        "dct:issued": _typed(timezone.localtime(one.published_at).isoformat(timespec="seconds"), "dateTime"),
        "dct:modified": _typed(said.as_of.isoformat(), "date"),
        "dcat:version": str(one.number),
        "dct:license": {"@id": told.licence_url},
        "dcat:landingPage": {"@id": item.whole},
        "dcat:distribution": list(_distributions(one, said, item, files, told)),
    }
    frequency = _frequency(one, told)
    if frequency:
        found["dct:accrualPeriodicity"] = {"@id": frequency}
    covered = [part.covers for part in said.parts if part.covers]
    if covered:
        first, last = min(one[0] for one in covered), max(one[1] for one in covered)
        found["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(first.isoformat(), "date"),
            "dcat:endDate": _typed(last.isoformat(), "date"),
        }
    return found


def _frequency(one: Publication, told: Terms) -> str:
    """That of the item, else of the first of its components that has one."""
    node = framework_from(one.round.framework).nodes.get(one.code)
    if node is None:
        return ""
    rhythms = (node.rhythm, *(component.rhythm for component in node.components))
    return next((address for rhythm in rhythms if (address := told.frequency(rhythm))), "")


def _distributions(
    one: Publication, said: Disclosed, item: Spot, files: Sequence[PublishedFile], told: Terms
) -> Iterator[Node]:
    whole = item_json(one)
    title = Text(f"{said.code} JSON", f"{said.code} JSON")
    yield _distribution(item, "item.json", MEDIA[JSON], title, told, sha256=_sha256(whole), size=len(whole))
    for named in tables_of(said):
        for form in (CSV, JSON):
            content = content_of(named.table, form, item.language)
            place = f"{named.name}.{form}"
            yield _distribution(
                item, place, MEDIA[form], named.table.title, told, sha256=_sha256(content), size=len(content)
            )
        yield _distribution(item, f"{named.name}.{XLSX}", MEDIA[XLSX], named.table.title, told)
    for file in files:
        place = f"files/{file.version_id}/"
        title = Text(file.name, file.name)
        yield _distribution(item, place, file.media_type, title, told, sha256=file.sha256, size=file.size)


def _distribution(
    item: Spot, place: str, media_type: str, title: Text, told: Terms, *, sha256: str = "", size: int = 0
) -> Node:
    """sha256: "" where the bytes differ from one making to the next, as those of workbooks do."""
    href = item.whole + place
    found: Node = {
        "@id": href,
        "@type": "dcat:Distribution",
        "dct:title": _both(title),
        "dcat:accessURL": {"@id": item.whole},
        "dcat:downloadURL": {"@id": href},
        "dcat:mediaType": {"@id": IANA + media_type},
        "dct:license": {"@id": told.licence_url},
    }
    if sha256:
        found["dcat:byteSize"] = _typed(str(size), "nonNegativeInteger")
        found["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": _typed(sha256, "hexBinary"),
        }
    return found


def _publisher(agency: Agency, home: Spot) -> Node:
    names = Text(agency.name_th, agency.name_en)
    return {"@id": home.whole, "@type": "foaf:Organization", "foaf:name": _both(names)}


def _both(text: Text) -> list[Node]:
    return [
        {"@language": language, "@value": value}
        for language, value in ((THAI, text.th), (ENGLISH, text.en))
        if value
    ]


def _typed(value: str, kind: str) -> Node:
    return {"@type": f"xsd:{kind}", "@value": value}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
