"""What came with a message besides its text: files, in our words."""

from typing import Final

from aiogram.types import Message

from handlers.events import Attachment, Kind

OTHER: Final = (
    "contact",
    "dice",
    "game",
    "poll",
    "story",
    "checklist",
    "paid_media",
    "invoice",
    "giveaway",
    "giveaway_winners",
    "rich_message",
    "web_app_data",
    "users_shared",
    "chat_shared",
    "passport_data",
)
"""Contents that we cannot use but that a person sent on purpose, so that they are answered."""

FILES: Final = ("photo", "video", "video_note", "animation", "voice", "audio", "document", "sticker", "live_photo")


def attachments(message: Message) -> tuple[Attachment, ...]:
    """The files of a message; Telegram puts at most one into each."""
    if message.photo:
        photo = max(message.photo, key=lambda size: size.width * size.height)
        return (Attachment(Kind.PHOTO, photo.file_id, photo.file_size, mime="image/jpeg"),)
    if message.live_photo:
        live = message.live_photo
        return (Attachment(Kind.VIDEO, live.file_id, live.file_size, mime=live.mime_type or "video/mp4"),)
    # an animation comes as a document too, for programs older than animations
    if video := message.animation or message.video:
        return (
            Attachment(
                Kind.VIDEO, video.file_id, video.file_size, video.file_name or "", video.mime_type or "video/mp4"
            ),
        )
    if note := message.video_note:
        return (Attachment(Kind.VIDEO, note.file_id, note.file_size, mime="video/mp4"),)
    if voice := message.voice:
        return (Attachment(Kind.VOICE, voice.file_id, voice.file_size, mime=voice.mime_type or "audio/ogg"),)
    if audio := message.audio:
        return (
            Attachment(
                Kind.VOICE, audio.file_id, audio.file_size, audio.file_name or "", audio.mime_type or "audio/mpeg"
            ),
        )
    if document := message.document:
        return (
            Attachment(
                Kind.DOCUMENT,
                document.file_id,
                document.file_size,
                document.file_name or "",
                document.mime_type or "",
            ),
        )
    if sticker := message.sticker:
        return (Attachment(Kind.STICKER, sticker.file_id, sticker.file_size),)
    return ()
