"""The main menu and what stands behind its last button: plain screens, no conversation."""

from handlers.layout import menu_below
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import conversations, residence, staff


def show(visit: Visit, text: str) -> None:
    """A sentence with the menu below; a draft is offered, never forced."""
    drafts = conversations.drafts(visit.connection, visit.person.id, visit.place)
    if drafts:
        rows = (
            (Button(say("menu-resume"), f"m:resume.{drafts[0].id}", main=True),),
            (Button(say("menu-forget"), f"m:forget.{drafts[0].id}"),),
        )
        visit.show(Screen(f"{text}\n\n{say('menu-draft')}", rows))
        return
    visit.show(Screen(text, below=menu_below(visit.line.can)))


def more(visit: Visit) -> None:
    """What else there is: help, what is kept about me, a human."""
    works = bool(staff.held(visit.connection, visit.person.id))
    person, several = visit.person, len(visit.office.lines) > 1 or visit.person.reached is not None
    moves = Button(say("home-tell" if person.house is None else "home-change"), "m:address")
    linked = person.house is not None and residence.has_linked(visit.connection, person.id)
    flat = (Button(say("flat-who"), "m:flat"),) if linked else ()
    opens = person.consents and residence.has_accounts(visit.connection)
    account = (Button(say("home-link"), "m:account"),) if opens else ()
    rows = (
        *(((Button(say("office-button"), "m:office"),),) if works else ()),
        *(((moves, *flat),) if person.consents else ()),
        *((account,) if account else ()),
        *(((Button(say("more-link"), "m:link"),),) if several else ()),
        (Button(say("more-help"), "m:help"), Button(say("more-consent"), "m:data")),
        (Button(say("talk-human"), "s:human"),),
    )
    visit.show(Screen(say("more-text"), rows))
