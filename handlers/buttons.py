"""Presses in a private chat: answers, the menu, the way out; what a button carries is never trusted."""

from dataclasses import replace

from domain.people import Consent
from handlers import (
    answering,
    causes,
    climb_buttons,
    contacts,
    elsewhere,
    emergency,
    executing,
    flatmates,
    human,
    import_room,
    job_buttons,
    joining,
    mailings,
    menu,
    messengers,
    mine,
    mine_buttons,
    moderator_buttons,
    my_data,
    my_house,
    office,
    residing,
    running,
    welcome,
)
from handlers.events import Press
from handlers.texts import say
from handlers.visit import Visit
from storage import conversations, organisations

BELONGING = {
    "g": moderator_buttons.press,
    "i": import_room.press,
    "j": job_buttons.press,
    "k": mine_buttons.press,
    "l": climb_buttons.private,
    "o": office.press,
    "r": flatmates.press,
    "u": messengers.press,
    "w": causes.press,
    "y": my_house.press,
}
"""Buttons about a ticket, of its executor, of its resident, of who decides above; those of the office; of a flat; of a
messenger that is linked; about a house."""
WORDS = {
    "address": residing.begin,
    "account": joining.begin,
    "flat": flatmates.show_mine,
    "link": messengers.show,
    "code": messengers.type_in,
    "mail": mailings.begin,
    "nomail": mailings.stop,
    "nonews": mailings.stop_here,
}
"""What else the menu leads to."""


def press(visit: Visit, event: Press) -> None:
    """A press in a private chat; what a button carries is never trusted."""
    kind, _, rest = event.data.partition(":")
    parts = rest.split(":")
    visit.fresh = False
    if kind in ("t", "s", "m", "k") and elsewhere.is_closed(visit):
        elsewhere.turn_away(visit)
        return
    if kind == "t" and len(parts) == 3:
        _talk_press(visit, event, *parts)
    elif kind in ("s", "m"):
        do(visit, event.data)
    elif kind in BELONGING and BELONGING[kind](visit, event, parts):
        pass
    else:
        visit.fresh = True
        visit.note(event, say("press-not-yours"))
        if visit.conversation is not None:
            running.go_on(visit, say("press-not-yours"))
        else:
            menu.show(visit, say("press-not-yours"))


def _talk_press(visit: Visit, event: Press, talk: str, key: str, code: str) -> None:
    if visit.conversation is not None and visit.conversation.name == talk:
        answering.press(visit, event, key, code)
        return
    if talk == welcome.NAME and visit.conversation is None and visit.person.consent == Consent.UNASKED:
        running.open_talk(visit, welcome.NAME)
        answering.press(visit, event, key, code)
        return
    visit.fresh = True
    visit.note(event, say("talk-press"))
    if visit.conversation is not None:
        running.go_on(visit, say("talk-press"))
    else:
        menu.show(visit, say("press-over"))


def do(visit: Visit, word: str) -> None:
    """What a button of the menu or of the service row means."""
    name, _, number = word.partition(":")[2].partition(".")
    visit.fresh = visit.fresh or word not in ("s:back", "s:cancel")
    if word == "s:back" and visit.conversation is not None:
        answering.back(visit)
    elif word == "s:cancel" and visit.conversation is not None:
        cancelled = "talk-cancelled-before" if visit.person.consent == Consent.UNASKED else "talk-cancelled"
        if visit.conversation.name == emergency.NAME:
            cancelled = "emergency-cancelled"
        visit.close()
        menu.show(visit, say(cancelled))
    elif word == "s:human":
        human.call(visit)
    elif name in ("report", "consent", "resume", "forget") and visit.person.consent == Consent.UNASKED:
        running.open_talk(visit, welcome.NAME, **({"then": "report"} if name == "report" else {}))
    elif name == "report":
        running.open_talk(visit, "report")
    elif name == "mine":
        mine.show(visit)
    elif name == "more" and visit.conversation is None and welcome.is_due(visit):
        running.open_talk(visit, welcome.NAME, then="more")
    elif name == "house":
        my_house.show(visit)
    elif name == "phones":
        contacts.show(visit, visit.person.house)
    elif name == "more":
        menu.more(visit)
    elif name in WORDS:
        WORDS[name](visit)
    elif name == "data":
        my_data.show(visit)
    elif name == "export":
        my_data.export(visit)
    elif name == "refuse":
        my_data.refuse(visit)
    elif name == "consent":
        running.open_talk(visit, welcome.NAME, details=True)
    elif name in ("resume", "forget") and number.isdigit():
        _draft(visit, name, int(number))
    elif name == "jobs" and executing.works(visit):
        executing.show(visit)
    elif name in ("office", "jobs") and office.works(visit):
        office.begin(visit)
    elif name == "office" and executing.works(visit):
        executing.show(visit)
    elif name in ("help", "jobs", "office"):
        menu.show(visit, say("help-text"))
    else:
        begin(visit)


def begin(visit: Visit) -> None:
    """/start and everything that leads home: consent where it was not asked, else the menu; a draft is kept."""
    if visit.conversation is not None and visit.conversation.name == welcome.NAME:
        running.go_on(visit)
        return
    calm = visit.conversation is None
    visit.shelve()
    if visit.person.consent == Consent.UNASKED or (calm and welcome.is_due(visit)):
        running.open_talk(visit, welcome.NAME)
    else:
        house = visit.person.house
        greeting = organisations.of_house(visit.connection, house).greeting if house is not None else ""
        menu.show(visit, "\n\n".join(part for part in (greeting, say("menu-text")) if part))


def _draft(visit: Visit, name: str, number: int) -> None:
    mine_ = [one for one in conversations.drafts(visit.connection, visit.person.id, visit.place) if one.id == number]
    if not mine_:
        menu.show(visit, say("press-over"))
    elif name == "forget":
        visit.closed.append(number)
        conversations.close(visit.connection, [number])
        menu.show(visit, say("menu-forgotten"))
    else:
        visit.shelve()
        conversations.resume(visit.connection, number)
        visit.conversation = replace(mine_[0], state="open")
        running.go_on(visit)
