"""Own words where a form offers buttons: a report, a reason, whom «@petr» means, whom a reply is for."""


from domain.errors import Refused
from handlers import answering, forms, membership, names, notes, pass_form
from handlers.events import Message
from handlers.reading import read_message, reads_option
from handlers.running import go_on
from handlers.talk import FILES
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words
from storage import members, people

OWN_WORDS = {
    ("done", "how"): "report",
    ("return", "why"): "reason",
    ("reject", "reason"): "own",
    ("pass", "why"): "reason",
    ("postpone", "day"): "typed",
    ("postpone", "why"): "reason",
    ("wait", "day"): "typed",
    ("wait", "why"): "reason",
    ("redo", "why"): "reason",
    ("extend", "why"): "reason",
}
"""A question with common answers, and where own words are kept instead."""


def taken(visit: Visit, message: Message, *, to_us: bool) -> bool:
    """Whether the message was own words of the open form; `to_us`: a reply to it, or addressed to the bot."""
    conversation = visit.conversation
    if conversation is None or conversation.asked is None:
        return False
    name, key = conversation.name, conversation.asked["key"]
    if clean(message.text).isdecimal() or reads_option(conversation.asked, message):
        return False
    if (name, key) in OWN_WORDS:
        own_words(visit, message, key, OWN_WORDS[name, key], files=name == "done")
    elif (name, key) == ("assign", "who") and has_words(message.text):
        _chosen(visit, message)
    elif (name, key) in (("pass", "whom"), ("pass", "found")) and has_words(message.text):
        conversation.answers.pop("found", None)
        conversation.answers.update(whom=pass_form.SEEK, name=clean(message.text)[: pass_form.LONGEST_NAME])
        go_on(visit)
    elif name == "whom":
        return not to_us and _loose(visit, message)
    else:
        return False
    return True


def put_away(visit: Visit) -> None:
    """The form is left; what was written under a card and never sorted stays inside, as a note."""
    conversation = visit.conversation
    visit.close()
    if conversation is None or conversation.name != "whom":
        return
    given = conversation.answers
    files = (given.get(FILES) or {}).get("files", ())
    try:
        notes.keep(visit, int(given["ticket"]), str(given.get("text", "")), len(files))
    except Refused:
        return


def whom(visit: Visit, typed: str) -> int:
    """The person of this chat that is meant. Raises Refused with what to do instead."""
    called = {clean(one).removeprefix("@").casefold() for one in (visit.line.name, visit.line.can.called) if one}
    if clean(typed).removeprefix("@").casefold() in called:
        raise Refused("refused-bot")
    found = names.meant(typed, membership.known(visit.connection, visit.line.id, visit.chat))
    if len(found) == 1:
        return found[0].person.id
    if found:
        raise Refused("refused-several", who=", ".join(names.with_username(one) for one in found[:5]))
    left = members.absent(visit.connection, visit.line.id, visit.chat)
    met = people.contacts(visit.connection, [(visit.line.id, one) for one in left]) if left else {}
    if gone := names.meant(typed, list(met.values())):
        raise Refused("refused-member-left", who=names.of(gone[0]))
    raise Refused("refused-member")


def own_words(visit: Visit, message: Message, key: str, own: str, *, files: bool) -> None:
    """Own words are read as the question for them would read them."""
    assert visit.conversation is not None
    high = None if files else forms.LONGEST
    spec = {"key": own, "kind": "text", "files_do": files, "low": forms.SHORTEST, "high": high}
    reading = read_message(spec, message)
    if not reading.answered:
        go_on(visit, reading.wrong or say("talk-file-not-now"))
        return
    note = answering.add_files(visit, reading.files, reading.wrong) if reading.files else ""
    visit.conversation.answers.update({key: forms.OWN, own: reading.value})
    go_on(visit, note)


def _chosen(visit: Visit, message: Message) -> None:
    assert visit.conversation is not None
    try:
        visit.conversation.answers.update(who=str(whom(visit, message.text)))
    except Refused as refused:
        go_on(visit, say(refused.text, **refused.words))
        return
    go_on(visit)


def _loose(visit: Visit, message: Message) -> bool:
    """While whom a reply is for is open: more photos of its album belong to it, other talk is nobody's business."""
    assert visit.conversation is not None
    if message.files and message.album and message.album == visit.conversation.answers.get("album"):
        reading = read_message({"key": "text", "kind": "text", "files_do": True}, message)
        go_on(visit, answering.add_files(visit, reading.files, reading.wrong) if reading.files else reading.wrong)
    return True
