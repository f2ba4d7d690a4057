"""A visit: one person's letters in a turn, and what comes of them; nothing leaves it before the commit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.organisations import StaffChat
from domain.people import Contact, Person
from domain.steps import counts
from handlers import layout
from handlers.book import TALKS
from handlers.events import Event, Press, Sender
from handlers.layout import menu_below
from handlers.screens import Does, Line, Rows, Screen
from handlers.texts import say
from storage import conversations
from storage.conversations import Conversation
from storage.outbox import ANSWER as ANSWER
from storage.outbox import BROADCAST as BROADCAST
from storage.outbox import NOTICE as NOTICE
from storage.outbox import OVERVIEW as OVERVIEW
from storage.outbox import Post

NOBODY = Sender("")
ALBUM = timedelta(seconds=0.7)
"""How long the answer to a part of an album waits for the next part."""
GIVES = "place"
"""The keyboard with the button that hands over a place or a phone number."""
HIDDEN = "hidden"
"""That keyboard, put away by the messenger once it was pressed."""
MENU = "menu-2"
"""The main menu's keyboard; a new number whenever its labels change, so that everybody gets the new one."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a turn knows of the world: the lines, and how each reads its updates."""

    lines: Mapping[int, Line]
    decode: Callable[[int, str], Event | None]
    web: str = ""
    """How people reach our own pages; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Ack:
    """The answer to a press: nothing, or a note over the screen."""

    line: int
    press: str
    text: str = ""
    stays: bool = False
    """Until who pressed closes it, where the messenger can."""


@dataclass(slots=True)
class Visit:
    """The state of answering one person in one chat."""

    connection: Connection
    office: Office
    now: datetime
    contact: Contact
    line: Line
    chat: str
    private: bool
    sender: Sender = NOBODY
    """As the messenger names them in the update at hand."""
    title: str = ""
    heard: str = ""
    """The messenger's id of the message at hand, or of the one whose button was pressed."""
    sent: datetime | None = None
    """When it was sent, as the messenger says, or reached us."""
    conversation: Conversation | None = None
    screen: Screen | None = None
    """What is shown at the end; a later one takes the place of an earlier."""
    shows: str = ""
    fresh: bool = True
    """The screen is a new message; else the one that was pressed is edited."""
    album: bool = False
    reply_to: str = ""
    thread: str = ""  # the topic of the group
    keyboard: str = ""
    """Which keyboard stands below the chat: none yet, the menu, or the one with the place button."""
    posts: list[Post] = field(default_factory=list)
    acks: list[Ack] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    errands: bool = False
    """Something was written into `jobs`: who does them is woken after the commit."""
    works: bool = False
    """In private, as staff."""
    desk: StaffChat | None = None
    """The staff chat that the group is, as it was when this update was begun."""
    roles: frozenset[str] | None = None
    """What the visitor is in it, once that was looked up for this update."""

    @property
    def person(self) -> Person:
        """Who is visiting."""
        return self.contact.person

    @property
    def at(self) -> datetime:
        """The moment that counts for what the update at hand says was done."""
        return counts(self.sent, self.now)

    @property
    def place(self) -> str:
        """Where the conversation stands: '' in private, else the group."""
        return "" if self.private else f"{self.line.id}:{self.chat}"

    def become(self, **changes: Any) -> None:
        """Remember for this turn what was just written about the person."""
        self.contact = replace(self.contact, person=replace(self.person, **changes))

    def show(self, screen: Screen, shows: str = "") -> None:
        """What the person sees at the end of this turn."""
        self.screen, self.shows = screen, shows
        if not self.private:
            self.flush()

    def flush(self, ticket: int | None = None) -> None:
        """The screen becomes a message, which nothing later in this turn replaces; a reply to it is about `ticket`."""
        if self.screen is None:
            return
        screen = self._with_keyboard(self.screen) if self.private else self.screen
        fresh = self.fresh or bool(screen.below)
        self.posts.append(
            Post(
                self.line.id,
                self.chat,
                screen.pack(),
                priority=ANSWER,
                shows=self.shows,
                fresh=fresh,
                reply_to=self.reply_to if fresh else "", thread=self.thread,
                person=self.person.id,
                ticket=ticket,
                after=ALBUM if self.album else None,
            )
        )
        self.screen, self.shows = None, ""

    def _with_keyboard(self, screen: Screen) -> Screen:
        """See that the right keyboard stands below; where it has to change, that message goes first."""
        if not self.line.can.keyboard_below:
            return layout.under(screen, self.line.can, menu=self.conversation is None)
        wanted = MENU
        if screen.below:
            gives = any(b.does in (Does.PLACE, Does.CONTACT) for row in screen.below for b in row)
            wanted = GIVES if gives else MENU
        elif self.keyboard in ("", HIDDEN) and screen.rows and not self.line.can.service_below:
            return screen  # nothing below is in the way: the menu comes with the next message that has no buttons
        elif self.keyboard != MENU and screen.rows:
            newer = "menu-new" if self.keyboard.startswith("menu") else "menu-back"
            word = newer if self.keyboard else "menu-below"
            hello, _, rest = screen.text.partition("\n\n")
            if hello == say("menu-hello"):  # the greeting brings the keyboard
                before, screen = Screen(hello), replace(screen, text=rest)
            else:
                before = Screen(say(word))
            before = replace(before, below=menu_below(self.line.can))
            self.posts.append(Post(self.line.id, self.chat, before.pack(), priority=ANSWER, person=self.person.id))
        elif self.keyboard != MENU:
            screen = replace(screen, below=menu_below(self.line.can))
        self.keyboard = wanted
        return screen

    def answer(self, text: str, rows: Rows = ()) -> None:
        """A screen of one sentence."""
        self.show(Screen(text, rows))

    def tell(self, line: int, chat: str, screen: Screen, **words: Any) -> None:
        """A notice to somebody, beside the answer to the visitor; who has no messenger (line 0) is called instead."""
        if not line:
            return
        self.posts.append(Post(line, chat, screen.pack(), priority=words.pop("priority", NOTICE), **words))

    def note(self, press: Press, text: str, *, stays: bool = False) -> None:
        """A short note that the messenger shows to who pressed, over the screen; it may stay until it is closed."""
        self.acks = [ack if ack.press != press.press else replace(ack, text=text, stays=stays) for ack in self.acks]

    def close(self) -> None:
        """The conversation is over."""
        if self.conversation is not None and self.conversation.id is not None:
            self.closed.append(self.conversation.id)
        self.conversation = None

    def shelve(self) -> None:
        """The conversation is kept as a draft, where it is worth one."""
        spec = TALKS.get(self.conversation.name) if self.conversation is not None else None
        if spec is not None and not spec.drafts:
            self.close()
        if self.conversation is not None and self.conversation.id is not None:
            conversations.save(self.connection, [self.conversation])
            conversations.draft(self.connection, self.conversation.id)
        self.conversation = None
