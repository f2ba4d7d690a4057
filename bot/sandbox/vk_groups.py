"""VK's methods about communities, people and who is in a conversation."""

from typing import Any

from bot.sandbox import vk_pins as pins
from bot.sandbox.vk_communities import Community
from bot.sandbox.vk_spec import EVENTS, VERSION, Refused, whole_numbers
from bot.sandbox.vk_world import CHATS, Chat, World

Json = dict[str, Any]
_ACL = ("can_change_info", "can_change_invite_link", "can_change_pin", "can_invite", "can_promote_users",
        "can_see_invite_link", "can_moderate", "can_copy_chat", "can_call", "can_use_mass_mentions")
_RIGHTS = {"stories": 1, "photos": 4, "app_widget": 64, "messages": 4096, "docs": 131072, "manage": 262144}


def about(community: Community) -> Json:
    """A community as others see it."""
    return {"id": community.id, "name": community.name, "screen_name": community.screen_name, "is_closed": 0,
            "type": "group", "photo_50": "", "photo_100": "", "photo_200": ""}


def by_id(world: World, community: Community, p: Json) -> Json:
    """groups.getById"""
    wanted = [str(one).lstrip("-") for one in p.get("group_ids", [])] or [p.get("group_id", str(community.id))]
    found = [one for one in world.communities.values() if str(one.id) in wanted or one.screen_name in wanted]
    if not found:
        raise Refused(100, "group_ids is undefined")
    return {"groups": [about(one) for one in found], "profiles": []}


def _own(community: Community, p: Json) -> None:
    if p["group_id"] != community.id:
        raise Refused(15, "no access to this group")


def long_poll(world: World, community: Community, p: Json) -> Json:
    """groups.getLongPollServer"""
    _own(community, p)
    if not community.enabled:
        raise Refused(100, "longpoll for this group is not enabled")
    if not community.key:
        community.new_key()
    return {"key": community.key, "server": f"{world.files.base}/poll/{community.id}", "ts": str(community.ts)}


def get_settings(world: World, community: Community, p: Json) -> Json:
    """groups.getLongPollSettings"""
    _own(community, p)
    events = {event: int(event in community.events) for event in EVENTS}
    more = dict.fromkeys(("wall_schedule_post_new", "wall_schedule_post_delete"), 0)
    return {"is_enabled": community.enabled, "api_version": VERSION, "events": events | more}


def set_settings(world: World, community: Community, p: Json) -> int:
    """groups.setLongPollSettings"""
    _own(community, p)
    if p.get("api_version", VERSION) != VERSION:
        raise Refused(100, f"the sandbox speaks {VERSION}")
    community.enabled = p.get("enabled", community.enabled)
    for event in EVENTS:
        if event in p:
            (community.events.add if p[event] else community.events.discard)(event)
    return 1


def permissions(world: World, community: Community, p: Json) -> Json:
    """groups.getTokenPermissions"""
    listed = [{"name": name, "setting": bit} for name, bit in _RIGHTS.items()]
    return {"mask": sum(_RIGHTS.values()), "permissions": listed}


def is_member(world: World, community: Community, p: Json) -> int:
    """groups.isMember: nobody is asked to be one"""
    return 0


def users(world: World, community: Community, p: Json) -> list[Json]:
    """users.get"""
    wanted = [str(one) for one in p.get("user_ids", [])]
    return [user.json() | ({"deactivated": "deleted"} if user.deleted else {}) for user in world.users.values()
            if str(user.id) in wanted or (user.screen_name and user.screen_name in wanted)]


def server_time(world: World, community: Community, p: Json) -> int:
    """utils.getServerTime"""
    return world.date


def members(world: World, community: Community, p: Json) -> Json:
    """messages.getConversationMembers"""
    chat = world.reach(community, p["peer_id"])
    if chat.community:
        inside = {chat.user: chat.user, -community.id: chat.user}
    elif community.id not in chat.admins:
        raise Refused(917)
    else:
        inside = chat.members
    wanted = whole_numbers("member_ids", p["member_ids"]) if "member_ids" in p else list(inside)
    items = [_member(chat, one, by, world.date) for one, by in inside.items() if one in wanted]
    first, most = p.get("offset", 0), p.get("count", 200)
    return {"items": items[first:first + most], "count": len(items),
            "profiles": [world.users[one].json() for one in inside if one in world.users],
            "groups": [about(one) for one in world.communities.values() if -one.id in inside]}


def _member(chat: Chat, one: int, by: int, date: int) -> Json:
    shown: Json = {"member_id": one, "invited_by": by, "join_date": date}
    if one == chat.owner:
        shown |= {"is_owner": True, "is_admin": True}
    elif -one in chat.admins:
        shown["is_admin"] = True
    return shown


def conversations(world: World, community: Community, p: Json) -> Json:
    """messages.getConversationsById: chats without access to the whole conversation are left out"""
    items = []
    for peer in whole_numbers("peer_ids", p["peer_ids"]):
        chat = community.chats.get(peer) if peer > CHATS else world.dialogs.get((community.id, peer))
        if chat is None or (peer > CHATS and community.id not in chat.admins):
            continue
        last = max(chat.messages, default=0)
        item: Json = {"peer": {"id": peer, "type": "chat" if peer > CHATS else "user", "local_id": peer % CHATS},
                      "last_message_id": chat.messages[last].id if last else 0, "last_conversation_message_id": last,
                      "in_read": 0, "out_read": 0, "important": False, "unanswered": False,
                      "version": 10_000_000 + world.changes.count,
                      "can_write": {"allowed": peer > CHATS or peer in community.allowed}}
        if peer > CHATS:
            item["chat_settings"] = {"title": chat.title, "owner_id": chat.owner, "members_count": len(chat.members),
                                     "state": "in", "active_ids": list(chat.members), "is_group_channel": False,
                                     "acl": dict.fromkeys(_ACL, False) | {"can_change_pin": True},
                                     "admin_ids": [-one for one in chat.admins], **pins.shown(chat)}
        items.append(item)
    return {"count": len(items), "items": items}


def is_allowed(world: World, community: Community, p: Json) -> Json:
    """messages.isMessagesFromGroupAllowed"""
    _own(community, p)
    return {"is_allowed": int(p["user_id"] in community.allowed)}


def acts(world: World, community: Community, p: Json) -> int:
    """messages.setActivity, messages.markAsRead"""
    peer = p.get("peer_id") or p.get("user_id")
    if not peer:
        raise Refused(100, "peer_id is undefined")
    world.reach(community, peer)
    return 1


def upload_server(world: World, community: Community, p: Json) -> Json:
    """photos.getMessagesUploadServer"""
    url = f"{world.files.base}/upload/photo?community={community.token}"
    return {"album_id": -64, "upload_url": url, "user_id": 0, "group_id": community.id}


def document_server(world: World, community: Community, p: Json) -> Json:
    """docs.getMessagesUploadServer"""
    if "peer_id" in p:
        world.reach(community, p["peer_id"])
    return {"upload_url": f"{world.files.base}/upload/document?community={community.token}"}


def save_photo(world: World, community: Community, p: Json) -> list[Json]:
    """photos.saveMessagesPhoto"""
    return [world.files.shown(world.files.save_photo(community.id, p, world.date))["photo"]]


def save_document(world: World, community: Community, p: Json) -> Json:
    """docs.save"""
    return world.files.shown(world.files.save_document(community.id, p, world.date))
