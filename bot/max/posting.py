"""A parcel is posted or a message of ours changed; what the answers tell is handed back."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.lines import CannotEdit, Parcel, Rejected, Sent, TryLater
from bot.max.files import attached, upload
from bot.max.refusals import NOT_READY, meaning
from bot.max.render import body, whom
from bot.max.session import Api, Refusal

NO_PREVIEW = {"disable_link_preview": "true"}
PATIENCE = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries while MAX still works on a file that was uploaded."""


async def send(api: Api, parcel: Parcel) -> Sent:
    """Post or change. Raises NotSent in one of its kinds, or TokenRefused."""
    where = whom(parcel)
    try:
        names, known = await _names(api, parcel)
    except Refusal as refusal:
        raise meaning(refusal) from None
    files = [attached(file.kind, name) for file, name in zip(parcel.files, names, strict=True)]
    if parcel.edit:
        await _change(api, parcel, files)
        return Sent((parcel.edit,), known)
    try:
        answer = await _post(api, where, body(parcel, files), patient=bool(known))
    except Refusal as refusal:
        failure = meaning(refusal)
        if isinstance(failure, Rejected) and parcel.reply_to:  # what it answers may be gone
            return await send(api, replace(parcel, reply_to=""))
        if isinstance(failure, Rejected) and any(file.external for file in parcel.files):  # MAX may have forgotten it
            return await send(api, replace(parcel, files=[replace(file, external="") for file in parcel.files]))
        raise failure from None
    mid = ((answer.get("message") or {}).get("body") or {}).get("mid")
    if not isinstance(mid, str) or not mid:
        raise TryLater("an answer without a message", unsure=True)
    return Sent((mid,), known)


async def _names(api: Api, parcel: Parcel) -> tuple[list[str], dict[str, str]]:
    """MAX's names of the files, uploading those that it does not have."""
    known: dict[str, str] = {}
    for file in parcel.files:
        if not file.external and file.hash not in known:
            known[file.hash] = await upload(api, file)
    return [file.external or known[file.hash] for file in parcel.files], known


async def _post(api: Api, where: dict[str, Any], made: dict[str, Any], *, patient: bool) -> dict[str, Any]:
    for pause in PATIENCE if patient else ():
        try:
            return await api.call("POST", "/messages", where | NO_PREVIEW, made)
        except Refusal as refusal:
            if refusal.code != NOT_READY:
                raise
        await asyncio.sleep(pause)
    return await api.call("POST", "/messages", where | NO_PREVIEW, made)


async def _change(api: Api, parcel: Parcel, files: Sequence[dict[str, Any]]) -> None:
    try:
        answer = await api.call("PUT", "/messages", {"message_id": parcel.edit}, body(parcel, files))
    except Refusal as refusal:
        raise meaning(refusal, edit=True) from None
    if answer.get("success") is False:
        raise CannotEdit(str(answer.get("message") or "")[:120])
