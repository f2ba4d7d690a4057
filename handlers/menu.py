"""The main menu and what stands behind its last button: plain screens, no conversation."""

from handlers.layout import menu_below
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import conversations, staff


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
    rows = (
        *(((Button(say("office-button"), "m:office"),),) if works else ()),
        (Button(say("more-help"), "m:help"),),
        (Button(say("more-consent"), "m:data"),),
        (Button(say("talk-human"), "s:human"),),
    )
    visit.show(Screen(say("more-text"), rows))
