"""One record of the article, and the forms in which people and machines cite it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from build_tools.model import Bilingual, Edition, EditionRecord


def citation(edition: Edition) -> Bilingual:
    """The article in GB/T 7714 and in a British note form, without an address; both are HTML.

    The journal alone is marked in them, as a `cite`; `striptags()` gives plain words.

    Source: GB/T 7714-2015, 4.4 (article in a serial); MHRA Style Guide (articles in journals),
    with the double quotation marks of this site.
    """
    r = edition.record
    zh = Markup("{}. {}[J]. {}，{}.").format(
        "，".join(a.zh for a in r.authors), r.title.zh, r.journal.zh, r.year
    )
    en = Markup("{}, “{}”, <cite>{}</cite> ({}).").format(
        _and(a.en for a in r.authors), r.title.en, r.journal.en, r.year
    )
    return Bilingual(zh=zh, en=en)


def _and(names: Iterable[str]) -> str:
    *some, last = list(names) or [""]
    return f"{', '.join(some)} and {last}" if some else last


def csl(edition: Edition) -> dict[str, Any]:
    """The article as one item of CSL-JSON, its English title beside the Chinese.

    Source: CSL-JSON schema 1.0 (citation-style-language/schema, csl-data.json).
    """
    r = edition.record
    return {
        "id": edition.slug,
        "type": "article-journal",
        "language": "zh",
        "title": r.title.zh,
        "title-short": r.short_title.zh,
        "container-title": r.journal.zh,
        "author": [{"literal": a.zh} for a in r.authors],
        "issued": {"date-parts": [[int(r.year)]]} if r.year.isdigit() else {"raw": r.year},
        "custom": {
            "title-en": r.title.en,
            "container-title-en": r.journal.en,
            "author-en": [a.en for a in r.authors],
        },
    }


def bibtex(edition: Edition) -> str:
    """The article as a BibTeX entry in UTF-8, for biber and its kin."""
    r = edition.record
    fields = {
        "author": " and ".join(f"{{{a.zh}}}" for a in r.authors),
        "title": f"{{{r.title.zh}}}",
        "journal": r.journal.zh,
        "year": r.year,
        "language": "chinese",
        "note": f"English: {_and(a.en for a in r.authors)}, {r.title.en}, {r.journal.en}",
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{{edition.slug}{r.year},\n{body}}}\n"


def schema_org(edition: Edition) -> dict[str, Any]:
    """The article as a schema.org ScholarlyArticle with its translation.

    Source: https://schema.org/ScholarlyArticle, https://schema.org/workTranslation.
    """
    r = edition.record
    return {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "inLanguage": "zh-Hans",
        "headline": r.title.zh,
        "author": [{"@type": "Person", "name": a.zh, "alternateName": a.en} for a in r.authors],
        "isPartOf": {"@type": "Periodical", "name": r.journal.zh, "alternateName": r.journal.en},
        "datePublished": r.year,
        "workTranslation": {
            "@type": "ScholarlyArticle",
            "inLanguage": "en",
            "headline": r.title.en,
        },
    }


def metadata(record: EditionRecord) -> tuple[tuple[str, str], ...]:
    """Highwire Press and Dublin Core names with their values, in order.

    Source: Google Scholar inclusion guidelines (indexing); DCMI Metadata Terms, 2020-01-20.
    """
    return (
        ("citation_title", record.title.zh),
        *(("citation_author", a.zh) for a in record.authors),
        ("citation_journal_title", record.journal.zh),
        ("citation_publication_date", record.year),
        ("citation_language", "zh"),
        ("DC.title", record.title.zh),
        *(("DC.creator", a.zh) for a in record.authors),
        ("DC.source", record.journal.zh),
        ("DC.date", record.year),
        ("DC.language", "zh-Hans"),
        ("DC.rights", record.rights.en),
        ("DCTERMS.alternative", record.title.en),
    )


def head(edition: Edition) -> Markup:
    """What a page of the edition tells machines in its head."""
    meta = "".join(
        f'<meta name="{name}" content="{escape(value)}">\n'
        for name, value in metadata(edition.record)
    )
    data = json.dumps(schema_org(edition), ensure_ascii=False).replace("<", "\\u003c")
    links = "".join(
        f'<link rel="alternate" type="{kind}" href="../citation.{end}">\n'
        for kind, end in (
            ("application/vnd.citationstyles.csl+json", "json"),
            ("application/x-bibtex", "bib"),
        )
    )
    return Markup(f'{meta}{links}<script type="application/ld+json">{data}</script>')  # noqa: S704 - escaped above


def downloads(edition: Edition) -> dict[str, str]:
    """Files by address: the record as CSL-JSON and as BibTeX."""
    item = json.dumps([csl(edition)], ensure_ascii=False, indent=1)
    return {
        f"{edition.slug}/citation.json": f"{item}\n",
        f"{edition.slug}/citation.bib": bibtex(edition),
    }
