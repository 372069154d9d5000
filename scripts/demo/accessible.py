# SPDX-License-Identifier: MPL-2.0
"""The tree of accessible things in one window, as a screen reader meets it."""

import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version has to be asked for first)

warnings.simplefilter("ignore", DeprecationWarning)

SHOWING = Atspi.StateType.SHOWING
ENABLED = Atspi.StateType.ENABLED


class Control:
    """One accessible thing. Its name is read once; states are asked each time."""

    def __init__(self, accessible, name, role):
        self._accessible = accessible
        self.name = name
        self.role = role

    def is_showing(self):
        return self._accessible.get_state_set().contains(SHOWING)

    def is_enabled(self):
        return self._accessible.get_state_set().contains(ENABLED)

    def focus(self):
        return self._accessible.get_component_iface().grab_focus()

    def press(self):
        """The button's own action, as an assistive device would do it."""
        actions = self._accessible.get_action_iface()
        for wanted in ("Press", "Toggle"):
            for index in range(actions.get_n_actions() if actions else 0):
                if actions.get_action_name(index) == wanted:
                    return actions.do_action(index)
        return False

    def text(self):
        iface = self._accessible.get_text_iface()
        return Atspi.Text.get_text(iface, 0, -1) if iface else ""


def _application(pid):
    desktop = Atspi.get_desktop(0)
    # What was hidden keeps its old interfaces in a cache when it comes into sight.
    desktop.set_cache_mask(Atspi.Cache.NONE)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def _extents(accessible):
    component = accessible.get_component_iface()
    return component and component.get_extents(Atspi.CoordType.SCREEN)


def _meets(place, frame):
    return (place.x < frame.x + frame.width and frame.x < place.x + place.width
            and place.y < frame.y + frame.height and frame.y < place.y + place.height)


def _is_hidden(accessible, frame):
    """Qt calls both "not showing": what is hidden, and what is only scrolled out of the window.
    A hidden thing lies within the window all the same, or nowhere."""
    if accessible.get_state_set().contains(SHOWING):
        return False
    place = _extents(accessible)
    return place is None or _meets(place, frame)


def _walk(accessible, frame, found):
    if _is_hidden(accessible, frame):
        return
    found.append(Control(accessible, accessible.get_name(), accessible.get_role_name()))
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            _walk(child, frame, found)


def controls(pid):
    """Everything visible in the windows of process \a pid, in reading order."""
    found = []
    try:
        application = _application(pid)
        if application is not None:
            for index in range(application.get_child_count()):
                window = application.get_child_at_index(index)
                if window is not None:
                    _walk(window, _extents(window), found)
    except GLib.Error:
        # The tree changed under our hands: what was read so far is of an older screen.
        return []
    return found
