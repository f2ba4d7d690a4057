"""What is typed in private and means a button: the labels of the menu and of the service row, and commands."""

from functools import cache

from handlers.layout import ITEMS, SERVICE
from handlers.texts import say
from handlers.wording import same

COMMANDS = {
    "start": "m:start",
    "help": "m:help",
    "mine": "m:mine",
    "report": "m:report",
    "cancel": "s:cancel",
    "human": "s:human",
    "data": "m:data",
    "jobs": "m:jobs",
    "work": "m:office",
    "address": "m:address",
    "account": "m:account",
    "link": "m:link",
    "house": "m:house",
    "phones": "m:phones",
}


@cache
def labels() -> dict[str, str]:
    """What is typed → what it means: the labels of the menu and of the service row."""
    labels = {same(say(f"menu-{item}")): f"m:{item}" for item in ITEMS}
    more = {"office-button": "m:office"}
    more |= {"more-help": "m:help", "more-consent": "m:data", "data-refuse": "m:refuse", "data-agree": "m:consent"}
    more |= {"home-tell": "m:address", "home-change": "m:address", "home-link": "m:account", "more-link": "m:link"}
    more |= {"flat-who": "m:flat", "mailing-begin": "m:mail", "mailing-stop": "m:nomail"}
    more |= {"data-erase": "m:refuse", "data-export": "m:export", "house-phones": "m:phones"}
    labels |= {same(say(name)): does for name, does in more.items()}
    return labels | {same(say(f"talk-{name}")): f"s:{name}" for name in SERVICE}


@cache
def commands() -> dict[str, str]:
    """The commands of a private chat by their English word and by those of locales/."""
    named = [(word, name) for name in COMMANDS for word in (name, *say(f"private-{name}").split("|"))]
    return {same(word): COMMANDS[name] for word, name in named}
