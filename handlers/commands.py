"""What the staff type: the commands of a staff chat with their Russian twins; whatever is wrong gets a sentence."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from domain.errors import Refused
from domain.tickets import Action, Status
from handlers import (
    asking,
    callbacks,
    calls,
    cycle_commands,
    duty_commands,
    emergency_phone,
    extend_form,
    figure_commands,
    forms,
    job_commands,
    lists,
    moves,
    outside_numbers,
    pass_form,
    phones,
    publishing,
    ready,
    silence,
    special,
    spoken,
    status_words,
    tell_room,
    whole,
)
from handlers.events import Message
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words

NAMES = (
    *("take", "assign", "begin", "done", "return", "ask", "close", "reject", "pass"),
    *("status", "ticket", "call", "history", "queue", "mine", "late", "find", "help", "phone", "bind", "unbind"),
    *("new", "callback", "number", "public", "control", "going", "tell", "extend", ready.COMMAND),
    *job_commands.NAMES,
    *cycle_commands.NAMES,
    *figure_commands.NAMES,
    *duty_commands.NAMES,
)
ACTIONS = {name: Action(name) for name in ("take", "assign", "done", "return", "ask", "close", "reject")}
ACTIONS["begin"] = Action.START
_COMMAND = re.compile(r"/?(\w+)(?:@\S+)?[ \t]*(.*)", re.DOTALL)
_NUMBER = re.compile(r"[№#]?\s*(\d{1,9})\b[.,:]?\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its English name, the ticket it is about (0: none named), what follows, and as it was typed."""

    name: str
    number: int = 0
    rest: str = ""
    typed: str = ""


def parse(message: Message, ticket: int | None = None) -> Command | None:
    """The command that a message is; a reply to a card needs no number. None when it is none of ours."""
    found = _COMMAND.match(clean(message.text))
    if found is None or not (message.text.lstrip().startswith("/") or message.mentions_us):
        return None
    typed = found[1].casefold()
    name = _twins().get(typed.replace("ё", "е"), typed)
    if name not in NAMES:
        return None
    numbered = None if name == ready.COMMAND and ticket else _NUMBER.match(found[2])
    if name == "ticket" and numbered is not None and numbered[2]:  # «2026-15»: a number of another system
        return Command(name, 0, found[2].strip(), typed)
    if numbered is not None and name not in ("phone", "find", "new", *duty_commands.NAMES, *figure_commands.NAMES):
        return Command(name, int(numbered[1]), numbered[2].strip(), typed)
    return Command(name, ticket or 0, found[2].strip(), typed)


@cache
def _twins() -> dict[str, str]:
    """The Russian names of the commands."""
    return {say(f"command-{name}").replace("ё", "е"): name for name in NAMES}


def run(visit: Visit, command: Command) -> None:
    """Do what a command says in a bound chat. Raises Refused."""
    name, number, rest = command.name, command.number, command.rest
    if name in ANYWHERE:
        ANYWHERE[name](visit, rest)
    elif name == "find" and not has_words(rest):
        raise Refused("refused-no-words", command=f"/{command.typed}")
    elif name in job_commands.NAMES:
        job_commands.run(visit, name, number, rest)
    elif name in duty_commands.NAMES:
        duty_commands.in_chat(visit, name, rest)
    elif name in figure_commands.NAMES:
        figure_commands.in_chat(visit, name, rest)
    elif name in lists.LISTS:
        lists.show(visit, name, sought=rest)
    elif name == "ticket" and (number or rest):
        outside_numbers.bring(visit, number, rest)
    elif name == ready.COMMAND:
        ready.command(visit, number, rest)
    elif not number:
        raise Refused("refused-no-number", command=f"/{command.typed}")
    elif name in OF_A_TICKET:
        OF_A_TICKET[name](visit, number, rest)
    elif name in cycle_commands.NAMES:
        cycle_commands.run(visit, name, number, rest)
    elif name == "status":
        _status(visit, command)
    else:
        act(visit, ACTIONS[name], number, rest)


ANYWHERE: Mapping[str, Callable[[Visit, str], None]] = {
    "help": lambda visit, _: visit.answer(say("desk-help")),
    "new": calls.command,
    "phone": emergency_phone.command,
    "tell": lambda visit, _: tell_room.in_chat(visit),
    "callback": lambda visit, _: callbacks.command(visit),
    special.WORD: lambda visit, _: special.in_chat(visit),
}
"""Commands that are about no ticket."""
OF_A_TICKET: Mapping[str, Callable[[Visit, int, str], None]] = {
    "number": outside_numbers.command,
    "call": lambda visit, number, _: phones.tell(visit, number),
    "history": lambda visit, number, _: whole.show(visit, moves.ticket(visit, number), "log", 1),
    "public": publishing.command,
    "pass": pass_form.begin,
    "extend": extend_form.begin,
    "going": lambda visit, number, rest: visit.answer(silence.going(visit, number, rest)),
}
"""Commands that are about one; its number is told."""


def act(visit: Visit, action: Action, number: int, rest: str = "") -> None:
    """An action by its command: what it needs follows the number, else a form asks."""
    if cycle_commands.instead(visit, action, moves.ticket(visit, number), rest):
        return
    if action is Action.ASK and has_words(rest):
        if len(rest) > asking.LONGEST:
            raise Refused("refused-long", most=str(asking.LONGEST))
        asking.ask(visit, number, rest)
        return  # what becomes of it is shown by its mark
    if action is Action.ASSIGN and has_words(rest):
        found = moves.allow(visit, number, action)
        person = spoken.whom(visit, rest)
        if moves.given_just_now(visit, found) and found.executor != person:
            raise Refused("refused-given", number=str(number), who=found.executor_name)
        moves.move(visit, number, action, executor=person)
    elif action in forms.FORMS and not has_words(rest):
        forms.begin(visit, action, number)
        return
    else:
        moves.move(visit, number, action, comment=rest)
    done = moves.ticket(visit, number)
    visit.answer(moves.did(visit, done, action))


def _status(visit: Visit, command: Command) -> None:
    """`/status 12 done …`: the word is English or Russian, what follows is the comment."""
    ticket = moves.ticket(visit, command.number)
    status, comment = status_words.read(command.rest)
    if status is None:
        raise Refused("refused-status-word")
    if status is Status.HANDED_ON:
        pass_form.begin(visit, ticket.id, comment)
        return
    action = status_words.BY_STATUS.get(status)
    if status is Status.WORKING:
        own = ticket.status in (Status.SENT, Status.POSTPONED, Status.WAITING) and ticket.executor == visit.person.id
        action = Action.START if own else Action.TAKE
    step = {"number": str(ticket.id), "status": ticket.status.value, "can": status_words.possible(ticket)}
    if action is None:
        raise Refused("refused-step", **step)
    try:
        act(visit, action, command.number, comment)
    except Refused as refused:
        if refused.text != "refused-state":
            raise
        raise Refused("refused-step", **step) from None
