"""Presses in a staff chat: under a card, a form, or what a resident wrote; the button itself proves nothing."""

from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import (
    answering,
    appointing,
    asking,
    callbacks,
    card_more,
    causes,
    climb_buttons,
    duty_commands,
    extend_form,
    extending,
    filled,
    forms,
    lists,
    membership,
    moves,
    outside_numbers,
    pass_form,
    phones,
    proposals,
    publishing,
    ready,
    showing,
    special,
    stats,
    today,
    whole,
)
from handlers.events import Press
from handlers.texts import say
from handlers.visit import Visit
from storage import shown

AT_ONCE = (Action.TAKE, Action.START, Action.CLOSE)
"""Moves that one tap makes."""


def press(visit: Visit, event: Press) -> None:
    """What a button means, pressed by a member of the chat. Raises Refused."""
    kind, _, rest = event.data.partition(":")
    if kind in ("t", "s"):
        _form(visit, event, kind, rest)
    elif kind == "d":
        duty_commands.pressed(visit, rest)
    elif kind == "c":
        _card(visit, event, rest)
    elif kind == "l" and rest.partition(":")[2] in climb_buttons.DOES:
        climb_buttons.press(visit, event, _number(rest.partition(":")[0]), rest.partition(":")[2])
    elif kind == "w" and causes.press(visit, event, rest.split(":")):
        pass
    elif kind == "h" and asking.called(visit, _number(rest)):
        forms.begin_answer(visit, _number(rest))
    else:
        raise Refused("press-not-yours")


def _form(visit: Visit, event: Press, kind: str, rest: str) -> None:
    """A press under a form: its own person's only."""
    about = shown.about(visit.connection, visit.line.id, visit.chat, event.message)
    whose = about.shows.removeprefix("talk:") if about is not None and about.shows.startswith("talk:") else ""
    if whose and whose != str(visit.person.id):
        raise Refused("form-others", who=membership.called(visit, int(whose)))
    conversation = visit.conversation
    talk, _, answer = rest.partition(":")
    if conversation is None or (kind == "t" and talk != conversation.name):
        raise Refused("form-over")
    visit.fresh, visit.reply_to = False, ""
    if kind == "t" and ":" in answer:
        key, _, code = answer.partition(":")
        answering.press(visit, event, key, code)
    elif rest == "cancel":
        visit.close()
        filled.close_with(visit, say("form-cancelled"))
    else:
        raise Refused("press-not-yours")


def _card(visit: Visit, event: Press, rest: str) -> None:
    """A press of a card's button, or under what belongs to a card."""
    number, _, what = rest.partition(":")
    what, _, page = what.partition(":")
    if what in lists.LISTS:
        visit.fresh = not page  # from the board a new list, in a list its next page
        lists.turn(visit, what, _number(page or "0"), event.message)
        return
    if what.partition(".")[0] == stats.WORD:
        stats.pressed_in_chat(visit, what, _number(page or "0"))
        return
    if what == special.WORD:
        special.in_chat(visit, _number(page or "0"))
        return
    if what == callbacks.LIST:
        visit.fresh = not page
        callbacks.command(visit, _number(page or "0"))
        return
    if what in callbacks.DOES:
        callbacks.press(visit, event, _number(number), what, "c")
        return
    if what == today.WORD:
        visit.fresh = False
        today.pressed(visit, None, _number(page or "0"))
        return
    ticket = moves.ticket(visit, _number(number))
    if what == "card":
        today.pressed(visit, ticket, 0)
        return
    if what in ("story", "log") or what.startswith("said."):
        whole.show(visit, ticket, what, _number(page or "1"))
        return
    if what.partition(".")[0] == "public":
        publishing.press(visit, event, ticket, what)
        return
    if what in extending.DOES:
        extending.press(visit, event, ticket.id, what, _number(page))
        return
    if what == Action.EXTEND:
        extend_form.begin(visit, ticket.id)
        return
    if what.partition(".")[0] == "visit":
        appointing.press(visit, event, ticket, what)
        return
    if what == "number":
        outside_numbers.begin(visit, ticket.id)
        return
    if what.partition(".")[0] == ready.WORD:
        ready.press(visit, event, ticket, what)
        return
    if what == "open":
        if ticket.listed is None:
            visit.note(event, say("burst-opened", number=str(ticket.id)))
        else:
            showing.bring(visit, ticket)
        return
    if what == "give":
        _give(visit, event, ticket, _number(page))
        return
    if what in card_more.DOES:
        card_more.press(visit, event, ticket, what)
        return
    if what == Action.PASS:
        pass_form.begin(visit, ticket.id)
        return
    if what not in set(Action):
        raise Refused("press-not-yours")
    action = Action(what)
    if action in forms.FORMS:
        forms.begin(visit, action, ticket.id)
    elif action in AT_ONCE:
        ticket = moves.move(visit, ticket.id, action)
        visit.note(event, say(f"did-{action}", number=str(ticket.id), who=ticket.executor_name))
    elif action is Action.SHOW_PHONE:
        visit.note(event, phones.reveal(visit, ticket.id), stays=True)
    else:
        raise Refused("press-not-yours")


def _give(visit: Visit, event: Press, ticket: Ticket, person: int) -> None:
    """One tap confirms what is proposed."""
    moves.allow(visit, ticket.id, Action.ASSIGN)
    after = moves.move(visit, ticket.id, Action.ASSIGN, executor=proposals.proposed(ticket, person))
    visit.note(event, moves.did(visit, after, Action.ASSIGN))


def _number(text: str) -> int:
    """A number out of a button, as long as it can be one of ours."""
    if not text.isdecimal() or len(text) > 9:
        raise Refused("press-not-yours")
    return int(text)
