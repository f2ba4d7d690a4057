"""What goes wrong with messengers, by name: a test asks a stand-in for it and looks what the program does.

    house.telegram.faults.refuses("sendMessage", 403, "Forbidden: bot was blocked by the user")
    house.vk.faults.times_out("messages.send", accepted=True)
    with house.telegram.faults.out():
        ...
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import ClassVar, Self, TypedDict, Unpack


class Which(TypedDict, total=False):
    """Which calls meet a fault: so many (0: until it ends), of one chat, before or after they have taken effect."""

    times: int
    chat: int
    accepted: bool


@dataclass(slots=True, eq=False)
class Fault:
    """How coming calls fail; over after `times` of them, by `ends`, or when its `with` is left."""

    method: str
    """A pattern: `send*`."""
    waiting: list["Fault"] = field(repr=False)
    times: int = 1
    chat: int | None = None
    accepted: bool = False
    code: int = 0
    """Telegram's error code and HTTP status, VK's error code, or which failure of the long poll."""
    why: str = ""
    retry_after: int = 0
    status: int = 0
    """Of HTTP, as a proxy on the way answers."""
    hang: float = 0
    drop: bool = False
    body: str = ""
    again: bool = False

    def meets(self, method: str, chat: int | None) -> bool:
        """Whether a call meets it."""
        return fnmatchcase(method, self.method) and self.chat in (None, chat)

    def used(self) -> Self:
        """One of its times is over."""
        self.times -= 1
        if self.times == 0:
            self.ends()
        return self

    def ends(self) -> None:
        """All is well again."""
        if self in self.waiting:
            self.waiting.remove(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ends()


class Faults:
    """Asks a stand-in to fail. Every method returns the fault; what it does not name goes on as ever."""

    POLL: ClassVar[str]
    SENDS: ClassVar[str]
    EDITS: ClassVar[str]
    LATE: ClassVar[tuple[int, str]]
    TOO_FAST: ClassVar[int]

    def __init__(self, cut: Callable[[], None]) -> None:
        self.waiting: list[Fault] = []
        self.asked = 0
        """How many have been asked for, over or not."""
        self._cut = cut

    def refuses(self, method: str, code: int, why: str = "", **which: Unpack[Which]) -> Fault:
        """The messenger's own refusal. Telegram: 403 and its words; VK: an error code such as 901."""
        return self._ask(Fault(method, self.waiting, code=code, why=why, **which))

    def late_edits(self, **which: Unpack[Which]) -> Fault:
        """Messages have become too old to be edited."""
        code, why = self.LATE
        return self.refuses(self.EDITS, code, why, **which)

    def holds_back(self, method: str = "", seconds: int = 3, **which: Unpack[Which]) -> Fault:
        """Too many requests. Telegram says for how long; VK does not."""
        fault = self.refuses(method or self.SENDS, self.TOO_FAST, **which)
        fault.retry_after = seconds
        return fault

    def fails(self, method: str, status: int = 502, **which: Unpack[Which]) -> Fault:
        """The messenger's servers are in trouble: an answer of HTTP that is none of the API."""
        return self._ask(Fault(method, self.waiting, status=status, **which))

    def times_out(self, method: str, seconds: float = 0.1, **which: Unpack[Which]) -> Fault:
        """No answer for so long, and then the connection is gone: a time-out without waiting for it."""
        return self._ask(Fault(method, self.waiting, hang=seconds, **which))

    def breaks_off(self, method: str, **which: Unpack[Which]) -> Fault:
        """The connection is cut at once."""
        return self._ask(Fault(method, self.waiting, drop=True, **which))

    def garbles(self, method: str, body: str = '{"ok":tru', **which: Unpack[Which]) -> Fault:
        """An answer that is not the JSON it should be."""
        return self._ask(Fault(method, self.waiting, body=body, **which))

    def redelivers(self, times: int = 1) -> Fault:
        """What has been confirmed comes once more with the next poll, so many times."""
        return self._ask(Fault(self.POLL, self.waiting, times, again=True))

    def out(self) -> Fault:
        """An outage: open connections break, every call fails, until it `ends` (or by `with`)."""
        fault = self._ask(Fault("*", self.waiting, 0, drop=True))
        self._cut()
        return fault

    def met(self, method: str, chat: int | None, *, worded: bool | None = None) -> Fault | None:
        """The fault that this call meets, used up by one; `worded`: only the API's own (or only one of HTTP)."""
        for fault in self.waiting:
            if not fault.again and worded in (None, bool(fault.code)) and fault.meets(method, chat):
                return fault.used()
        return None

    def repeats(self) -> bool:
        """Whether what has just been confirmed shall come again."""
        fault = next((one for one in self.waiting if one.again), None)
        return fault is not None and fault.used().again

    def _ask(self, fault: Fault) -> Fault:
        self.asked += 1
        self.waiting.append(fault)
        return fault


class TelegramFaults(Faults):
    """Failures in the words of the Bot API."""

    POLL, SENDS, EDITS = "getUpdates", "send*", "editMessage*"
    LATE, TOO_FAST = (400, "Bad Request: message can't be edited"), 429


class VkFaults(Faults):
    """Failures with VK's error codes, and those of its long poll."""

    POLL, SENDS, EDITS = "poll", "messages.send", "messages.edit"
    LATE, TOO_FAST = (909, ""), 6

    def forgets(self, times: int = 1) -> Fault:
        """`failed: 1`: the history is too old, what waited is lost."""
        return self.refuses(self.POLL, 1, times=times)

    def key_expires(self, times: int = 1) -> Fault:
        """`failed: 2`: a new key is needed, nothing is lost."""
        return self.refuses(self.POLL, 2, times=times)

    def begins_anew(self, times: int = 1) -> Fault:
        """`failed: 3`: a new key and a new ts are needed, what waited is lost."""
        return self.refuses(self.POLL, 3, times=times)


class MaxFaults(Faults):
    """Failures with MAX's statuses of HTTP and words: `refuses("POST /messages", 403, "chat.denied")`."""

    POLL, SENDS, EDITS = "GET /updates", "POST /messages", "PUT /messages"
    LATE, TOO_FAST = (403, "error.edit.timeout"), 429
