#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The demo looks for controls by the words on the screen. This says which of its words are
not there any more: every English name must be a source of translations/*_ja.ts, and every
Japanese name its translation."""

import sys
import xml.etree.ElementTree as tree
from pathlib import Path

import names_en
import names_ja

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"


def translations():
    found = {}
    for path in sorted(TRANSLATIONS.glob("*_ja.ts")):
        for message in tree.parse(path).getroot().iter("message"):
            found.setdefault(message.findtext("source"), set()).add(message.findtext("translation"))
    return found


def main():
    known, wrong = translations(), []
    for key, english in names_en.SCREEN.items():
        japanese = names_ja.SCREEN.get(key)
        if english not in known:
            wrong.append(f"{key}: no such source: {english}")
        elif japanese not in known[english]:
            wrong.append(f"{key}: “{japanese}” is not the translation: {' / '.join(known[english])}")
    wrong += [f"{key}: only in one language"
              for key in set(names_en.SCREEN) ^ set(names_ja.SCREEN)
              | set(names_en.TOLD) ^ set(names_ja.TOLD)]
    print("\n".join(wrong) or f"{len(names_en.SCREEN)} names are on the screens")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
