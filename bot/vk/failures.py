"""What VK's refusals mean for us: by code, one table."""

import logging

from bot.lines import CannotEdit, NotSent, Rejected, TokenRefused, TryLater, Unreachable

log = logging.getLogger(__name__)

GROUPS_FROM = 2_000_000_000
"""Ids of conversations with several people start here."""

UNREACHABLE = {
    18: "deleted", 900: "blocked", 901: "not allowed", 902: "privacy", 917: "no access to the chat",
    922: "we left the chat", 927: "no such chat", 932: "cannot interact", 936: "no such contact",
    945: "chat disabled", 983: "writing disabled", 985: "notifications only",
}  # fmt: skip
TOO_OLD = {15: "gone", 100: "gone", 104: "gone", 909: "too old", 920: "kind", 949: "pinned"}
"""Of an edit only: the message is not there any more or may not be changed."""
LATER = {1: None, 10: None, 14: 60.0, 17: 600.0, 32: None, 36: None, 43: None}
LIMITED = {6: 1.0, 9: 60.0, 29: 600.0}
ADVICE = {
    5: "the token is not valid: make a new one in the community's settings and set VK_TOKEN",
    27: "the community's token is dead: make a new one in its settings and set VK_TOKEN",
    7: "the token lacks a right: make one with messages, photos, documents and management",
    14: "VK wants a captcha: it looks at the community's messages as spam",
    15: "access denied: are messages and the Long Poll API switched on for the community VK_GROUP_ID?",
    29: "the daily limit of a method is reached",
    100: "a parameter is wrong: does VK_GROUP_ID belong to VK_TOKEN?",
    912: "switch on the bot's features in the community's settings: Messages, Bot settings",
}


class Refusal(Exception):
    """VK's answer was an error; `code` says which. Its text is not kept: it may quote what people wrote."""

    def __init__(self, code: int) -> None:
        super().__init__(f"VK error {code}")
        self.code = code


def advise(method: str, code: int) -> None:
    """Log what the operator can do about it."""
    if code in ADVICE and (code != 100 or method.startswith("groups.")):
        log.error("vk: %s was refused with error %d: %s", method, code, ADVICE[code])


def meaning(refusal: Refusal, method: str, peer: int = 0) -> NotSent | TokenRefused:
    """What a refused call means for the message that it was to send or edit."""
    code = refusal.code
    if code in (5, 27):
        advise(method, code)
        return TokenRefused(str(refusal))
    if code in LIMITED:
        return TryLater(f"error {code}", after=LIMITED[code], limited=True)
    if code in LATER:
        return TryLater(f"error {code}", after=LATER[code], unsure=code in (1, 10, 36))
    if method == "messages.pin" and code == 100:
        return CannotEdit("gone")
    if method == "messages.pin" and code == 925:
        return Rejected("not an administrator")
    if method == "messages.edit" and code in TOO_OLD:
        return CannotEdit(TOO_OLD[code])
    if code in UNREACHABLE:
        return Unreachable(UNREACHABLE[code])
    if code in (7, 15) and peer >= GROUPS_FROM:
        return Unreachable("not in the chat")  # in a private chat the token or a setting is at fault
    advise(method, code)
    return Rejected(f"error {code}")
