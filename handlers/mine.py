"""«Мои заявки»: a person's own tickets and what they can do with one."""

from handlers import cards, running
from handlers.events import Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import moment
from handlers.wording import cut
from storage import organisations, tickets

A_PAGE = 5


def show(visit: Visit, page: int = 0) -> None:
    """The newest first, each with its state in words."""
    found = tickets.of_person(visit.connection, visit.person.id, A_PAGE + 1, page)
    if not found and page == 0:
        visit.answer(say("mine-none"), ((Button(say("menu-report"), "m:report", main=True),),))
        return
    lines = [
        say("mine-line", number=str(one.id), what=cards.category_label(one.category), status=cards.status_words(one))
        for one in found[:A_PAGE]
    ]
    rows = tuple((Button(f"№ {one.id}", f"k:{one.id}:show"),) for one in found[:A_PAGE])
    if len(found) > A_PAGE:
        rows = (*rows, (Button(say("talk-more"), f"k:0:page.{page + 1}"),))
    visit.show(Screen(say("mine-title") + "\n\n" + "\n".join(lines), rows))


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A press under a receipt or in the list; False when it is about nothing of this person's."""
    if len(parts) != 2 or not parts[0].isdigit():
        return False
    action, _, page = parts[1].partition(".")
    if action == "page" and page.isdigit():
        show(visit, int(page))
        return True
    ticket = tickets.get(visit.connection, int(parts[0]))
    if ticket is None or ticket.person != visit.person.id:
        return False
    if action == "show":
        visit.fresh = True
        zone = organisations.the(visit.connection).timezone
        text = say(
            "mine-ticket",
            number=str(ticket.id),
            what=cards.category_label(ticket.category),
            place=cards.place_words(ticket) or say("report-point"),
            status=cards.status_words(ticket),
            made=moment(ticket.made, visit.now, zone),
        )
        rows = (
            (Button(say("mine-add"), f"k:{ticket.id}:add"),),
            (Button(say("mine-list"), "m:mine"),),
        )
        story = f"\n\n«{cut(ticket.story, 600)}»" if ticket.story else ""
        visit.show(Screen(text + story, rows))
        return True
    if action == "new":
        running.open_talk(visit, "report")
        return True
    if action == "add":
        running.open_talk(visit, "add", ticket=ticket.id)
        return True
    return False
