"""The room of routing rules: to which team tickets go, and when a proposal applies by itself."""

from domain.errors import Refused
from handlers import rooms, rule_making
from handlers.events import Press
from handlers.rule_words import words
from handlers.running import open_talk
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import rules, staff, teams

WORD = "rules"
A_PAGE = 6
WAITS = (0, 5, 15, 30)
"""Minutes after which a proposal may apply by itself; none of them: it waits for a tap."""


def show(visit: Visit, organisation: int, page: int = 0) -> None:
    """The rules in words, those that say most first as they are tried, and the buttons to change them."""
    found = rules.of(visit.connection, organisation)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"{n}. {words(visit.connection, rule)}" for n, rule in enumerate(shown, 1)]
    button = rooms.button
    drop = [button(say("rule-drop", number=str(n)), WORD, organisation, "drop", rule.id)
            for n, rule in enumerate(shown, 1)]  # fmt: skip
    rows: list[tuple[Button, ...]] = [(button(say("rule-new"), WORD, organisation, "new", main=True),)]
    rows += [tuple(drop[at : at + 3]) for at in range(0, len(drop), 3)]
    if len(found) > (page + 1) * A_PAGE:
        rows.append((button(say("talk-more"), WORD, organisation, "page", page + 1),))
    rows.append((button(say("rule-wait"), WORD, organisation, "wait"),))
    rows.append(rooms.back(organisation))
    waits = rules.applies_after(visit.connection, organisation)
    minutes = "never" if waits is None else int(waits.total_seconds()) // 60
    head = [say("rule-title"), say("rule-waits", minutes=minutes)]
    text = "\n".join([*head, "", *(lines or [say("rule-none")]), *(["", say("rule-order")] if len(found) > 1 else [])])
    visit.show(Screen(text, tuple(rows), bold=True))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A press of one of them. Raises Refused."""
    organisation, does, number = int(parts[0]), parts[1], parts[2] if len(parts) > 2 else ""
    of = int(number) if number.isdecimal() and len(number) <= 9 else None
    c, now, by = visit.connection, visit.now, visit.person.id
    if does == "new":
        if not teams.of(c, organisation):
            raise Refused("duty-no-teams")
        visit.fresh = True
        open_talk(visit, rule_making.NAME, organisation=organisation)
    elif does == "drop" and of is not None:
        if not rules.remove(c, organisation, of, now):
            raise Refused("rule-gone")
        staff.log(c, organisation, None, by, f"rule {of} dropped", now)
        show(visit, organisation)
    elif does == "page" and of is not None:
        show(visit, organisation, of)
    elif does == "wait":
        _wait(visit, organisation)
    elif does == "after":
        rules.apply_after(c, organisation, of)
        staff.log(c, organisation, None, by, f"apply after {number or 'never'}", now)
        show(visit, organisation)
    else:
        raise Refused("press-not-yours")


def _wait(visit: Visit, organisation: int) -> None:
    buttons = [
        rooms.button(say("rule-after", minutes=minutes), WORD, organisation, "after", minutes) for minutes in WAITS
    ]
    never = rooms.button(say("rule-never"), WORD, organisation, "after", "never")
    rows = (tuple(buttons[:2]), tuple(buttons[2:]), (never,), rooms.back(organisation, WORD))
    visit.show(Screen(say("rule-wait-ask"), rows))
