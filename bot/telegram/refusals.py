"""What Telegram's refusals mean to delivery: aiogram's errors become those of bot.lines."""

from typing import Final

from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.lines import CannotEdit, ChatMoved, NotSent, Rejected, TokenRefused, TryLater, Unreachable
from bot.telegram.session import NotConnected

NOT_MODIFIED: Final = "message is not modified"

_GONE: Final = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "group chat was deactivated",
    "bot was kicked",
    "bot is not a member",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights to send text messages",
    "have no rights to send a message",
)
_NOT_EDITABLE: Final = (
    "message to edit not found",
    "message to pin not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "there is no text in the message to edit",
)
_FOREIGN_FILE: Final = (
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong file_id",
    "can't use file of type",
    "file reference",
    "type of file mismatch",
)


_LOST_THREAD = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")


def meaning(error: AiogramError) -> NotSent | TokenRefused:
    """The error of bot.lines that says what can be done about this one."""
    match error:
        case TelegramRetryAfter():
            return TryLater("too many requests", float(error.retry_after), limited=True)
        case TelegramMigrateToChat():
            return ChatMoved(str(error.migrate_to_chat_id))
        case TelegramUnauthorizedError():
            return TokenRefused("Telegram does not know this token")
        case TelegramForbiddenError():
            return Unreachable(reason(error))
        case TelegramEntityTooLarge():
            return Rejected("too large")
        case NotConnected():
            return TryLater("no connection")
        case TelegramNetworkError():
            return TryLater("connection lost", unsure=True)
        case TelegramServerError() | TelegramConflictError():
            return TryLater("server error")
        case TelegramBadRequest() if _says(error, _GONE):
            return Unreachable(reason(error))
        case TelegramBadRequest() if _says(error, _NOT_EDITABLE):
            return CannotEdit(reason(error))
        case TelegramAPIError():
            return Rejected(reason(error))
    return TryLater("answer not understood", unsure=True)


def reason(error: AiogramError) -> str:
    """A line for the log: Telegram's own words where there are any, never an address or content of an answer."""
    if not isinstance(error, TelegramAPIError):
        return type(error).__name__
    words = error.message.partition("\n")[0].removeprefix("Bad Request: ").removeprefix("Forbidden: ")
    return words[:120] or type(error).__name__


def is_not_modified(error: AiogramError) -> bool:
    """The message already looks as wanted: a success."""
    return _says(error, (NOT_MODIFIED, "topic_not_modified"))


def is_foreign_file(error: AiogramError) -> bool:
    """The kept file id is not good for this: the file itself has to be uploaded."""
    return isinstance(error, TelegramBadRequest) and _says(error, _FOREIGN_FILE)


def is_lost_thread(error: AiogramError) -> bool:
    """The topic is gone or closed: the message belongs into the chat itself."""
    return isinstance(error, TelegramBadRequest) and _says(error, _LOST_THREAD)


def is_unwanted_voice(error: AiogramError) -> bool:
    """Somebody does not let others send them voice messages: it travels as a file."""
    return isinstance(error, TelegramBadRequest) and _says(error, ("voice_messages_forbidden",))


def _says(error: AiogramError, phrases: tuple[str, ...]) -> bool:
    said = error.message.lower() if isinstance(error, TelegramAPIError) else ""
    return any(phrase in said for phrase in phrases)
