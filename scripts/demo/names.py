# SPDX-License-Identifier: MPL-2.0
"""Words of one language: what stands on the screens, and how the story is told."""

import re


class Names:
    """names("key", ...) is the accessible name with its places filled in."""

    def __init__(self, module):
        self._screen = module.SCREEN
        self._told = module.TOLD
        self.senior = module.SENIOR
        self.helper = module.HELPER
        self.printer = module.PRINTER
        self.invitation = module.INVITATION

    def __call__(self, key, *values):
        return self._fill(self._screen[key], values)

    def told(self, key, *values):
        return self._fill(self._told[key], values)

    def pattern(self, key):
        """The name with any words in its places; the groups are these words."""
        parts = re.split(r"%\d", self._screen[key])
        return re.compile("^" + "(.+)".join(re.escape(part) for part in parts) + "$", re.DOTALL)

    @staticmethod
    def _fill(text, values):
        for number, value in enumerate(values, 1):
            text = text.replace(f"%{number}", value)
        return text
