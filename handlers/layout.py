"""How a question stands on a screen: options in rows and pages, the way out always at hand."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.questions import DONE, MORE, SKIP, Option, Question
from handlers.screens import Button, Can, Does, Rows, Screen
from handlers.texts import say

MOST_OPTIONS = 8
SHORT = 17
"""Labels up to this length stand two in a row."""
SERVICE = ("back", "cancel", "human")
ITEMS = ("report", "mine", "house", "more")
"""What stands in the main menu, in the order of the design; a conversation that comes later joins here."""


def show(
    question: Question, talk: str, can: Can, *, page: int = 0, private: bool = True, way_out: bool = True
) -> Screen:
    """The screen of a question of the conversation `talk`; without a `way_out` no button cancels it in a group."""
    extra = _extra(question)
    shown, more, first = _page(question.options, page, can, len(extra))
    buttons = [_button(talk, question.key, option) for option in shown]
    if more:
        buttons.append(Button(say("talk-more"), f"t:{talk}:{question.key}:{MORE}{page + 1}"))
    buttons += [_button(talk, question.key, option) for option in extra]
    text = "\n\n".join(part for part in (question.note, question.text) if part)
    service = service_rows() if private else ((_service("cancel"),),) if way_out else ()
    if question.kind == "place" and can.place_below and private:
        below = ((Button(say("talk-place"), does=Does.PLACE, main=True),), *((button,) for button in buttons), *service)
        return Screen(text, below=below)
    if question.kind == "phone" and can.contact_below and private:
        give = Button(say("talk-contact"), does=Does.CONTACT, main=True)
        return Screen(text, below=((give,), *((button,) for button in buttons), *service))
    if question.kind == "place" and private:
        buttons.insert(0, Button(say("talk-place"), does=Does.PLACE, main=True))
    if _cramped(buttons, can):
        listed = shown[: len(shown) - _others(shown)]
        text += "\n\n" + "\n".join(f"{n}. {option.label}" for n, option in enumerate(listed, first + 1))
    rows = _rows(buttons, can)
    return Screen(text, rows if private and can.service_below else (*rows, *service))


def service_rows() -> Rows:
    """Back, cancel, call a human."""
    return ((_service("back"), _service("cancel")), (_service("human"),))


def menu_below(can: Can) -> Rows:
    """The keyboard below: the menu, and the way out where it does not fit under each message."""
    first, *others = (Button(say(f"menu-{item}"), f"m:{item}", main=item == "report") for item in ITEMS)
    pairs = tuple(tuple(others[at : at + 2]) for at in range(0, len(others), 2))
    service = service_rows()
    return ((first,), *pairs, *(service if can.service_below else service[1:]))


def under(screen: Screen, can: Can, *, menu: bool) -> Screen:
    """The screen where nothing can stand below: its buttons under the message; the `menu`, too, unless it asks."""
    rows = (*screen.rows, *screen.below)
    if menu and not screen.below:
        there = {button.data for row in rows for button in row}
        kept = (tuple(button for button in row if button.data not in there) for row in menu_below(can))
        rows = (*rows, *(row for row in kept if row))
    return replace(screen, rows=rows, below=())


def _service(name: str) -> Button:
    return Button(say(f"talk-{name}"), f"s:{name}")


def _button(talk: str, key: str, option: Option) -> Button:
    return Button(option.label, f"t:{talk}:{key}:{option.code}", main=option.code in ("yes", DONE))


def _extra(question: Question) -> tuple[Option, ...]:
    if question.kind == "photos" and question.count:
        return (Option(DONE, say("talk-done")),)
    return (Option(SKIP, say("talk-skip")),) if question.optional else ()


def _others(options: Sequence[Option]) -> int:
    return sum(option.code.startswith("*") for option in options)


def _page(options: Sequence[Option], page: int, can: Can, extra: int) -> tuple[Sequence[Option], bool, int]:
    """The options of a page, whether more follow, how many stand before; codes like `*…` are on every page."""
    other = [option for option in options if option.code.startswith("*")]
    plain = [option for option in options if not option.code.startswith("*")]
    room = min(MOST_OPTIONS, can.buttons - extra - len(other))
    if len(plain) > room:
        room = min(MOST_OPTIONS, can.buttons - extra - len(other) - 1)
    last = max(0, (len(plain) - 1) // room)
    page = min(page, last)
    return [*plain[page * room : (page + 1) * room], *other], page < last, page * room


def _rows(buttons: Sequence[Button], can: Can) -> Rows:
    if len(buttons) <= can.rows and any(len(button.label) > SHORT for button in buttons):
        return tuple((button,) for button in buttons)
    rows: list[tuple[Button, ...]] = []
    waiting: list[Button] = []
    for button in buttons:
        alone = button.does is Does.PLACE or button.main
        if alone or len(waiting) == 2:
            rows.append(tuple(waiting))
            waiting = []
        if alone:
            rows.append((button,))
        else:
            waiting.append(button)
    rows.append(tuple(waiting))
    return tuple(row for row in rows if row)


def _cramped(buttons: Sequence[Button], can: Can) -> bool:
    """Whether long labels must stand two in a row, so that a phone cuts them: then the text lists them."""
    return len(buttons) > can.rows and any(len(button.label) > SHORT + 3 for button in buttons)
