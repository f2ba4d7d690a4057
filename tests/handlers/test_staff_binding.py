"""How an admin comes to be and a group becomes a staff chat."""

from handlers.events import Attachment, Kind
from storage import attachments, organisations, people
from tests.handlers.crew import CHAT, a_crew, a_ticket, bot_leaves, leaves
from tests.handlers.harness import Desk, Somebody


def test_the_admin_link_answers_at_once_and_is_good_once(desk: Desk, maria: Somebody) -> None:
    with desk.database() as connection:
        organisations.rename(connection, organisations.the(connection).id, "УК «Уют»")
        organisations.make_link(connection, "secret-code", desk.now)
    assert maria.send(start="secret-code", begins=True).screen.text.startswith("Вы администратор: УК «Уют»")
    with desk.database() as connection:
        assert len(organisations.admins(connection)) == 1
    other = Somebody(desk, maria.line, "101", "Чужой")
    assert "Вы администратор" not in other.send(start="secret-code", begins=True).screen.text
    with desk.database() as connection:
        assert len(organisations.admins(connection)) == 1


def test_binding_takes_a_command_and_a_tap_of_an_admin(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram, bound=False)
    crew.petr.says("/bind")
    assert "только администратор" in crew.seen[-1].screen.text
    assert crew.seen[-1].labels == []
    crew.anna.says("/привязать", title="Диспетчеры")
    crew.petr.presses("Привязать")
    assert desk.acks[-1] == "Это может только администратор."
    with desk.database() as connection:
        assert organisations.staff_chats(connection) == []
    crew.anna.presses("Привязать")
    assert crew.seen[-2].screen.text.startswith("Чат привязан: ")
    assert crew.seen[-2].labels == []
    crew.anna.says("/bind")
    assert "уже привязан" in crew.seen[-1].screen.text


def test_a_mention_binds_where_commands_are_not_known(desk: Desk) -> None:
    crew = a_crew(desk, desk.vk, bound=False)
    assert crew.anna.says("привязать", mentions_us=True).labels == ["Привязать"]


def test_tickets_wait_for_a_chat_and_are_shown_when_it_is_bound(desk: Desk, maria: Somebody) -> None:
    numbers = [a_ticket(desk, maria), a_ticket(desk, maria)]
    with desk.database() as connection:
        attachments.attach(connection, numbers[0], [{"kind": "photo", "file": "f", "line": 1}], "story")
        attachments.file_stored(connection, numbers[0], 0, "hash0", "photo")
    crew = a_crew(desk, desk.telegram, proved=False)
    assert "Ждут 2 заявки" in crew.seen[0].screen.text
    assert [seen.shows for seen in crew.seen[2:]] == [f"card:{numbers[0]}", "", f"card:{numbers[1]}"]
    assert [file.hash for file in crew.seen[3].screen.files] == ["hash0"]


def test_commands_and_buttons_work_in_no_other_group(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram, bound=False)
    number = a_ticket(desk, maria)
    assert "не привязан" in crew.petr.says(f"/take {number}").screen.text
    before = len(crew.seen)
    crew.petr.send(text="ну и погода")
    crew.petr.send(files=(Attachment(Kind.STICKER, "s"),))
    crew.petr.send(text="/weather")
    assert len(crew.seen) == before


def test_a_bot_that_is_added_says_what_it_is_and_one_that_is_removed_tells_the_admins(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram, bound=False)
    bot_leaves(desk, desk.telegram, here=True)
    assert "/bind" in crew.seen[-1].screen.text
    crew.anna.says("/bind", title="Диспетчеры")
    crew.anna.presses("Привязать")
    bot_leaves(desk, desk.telegram)
    bot_leaves(desk, desk.telegram)
    private = desk.chats[desk.telegram, "201"]
    assert len(private) == 1
    assert "Меня удалили" in private[0].screen.text
    with desk.database() as connection:
        assert organisations.staff_chats(connection) == []
    bot_leaves(desk, desk.telegram, here=True)
    crew.anna.says("/bind")
    crew.anna.presses("Привязать")
    with desk.database() as connection:
        assert [chat.chat for chat in organisations.staff_chats(connection)] == [CHAT]


def test_a_person_who_blocks_the_bot_is_known_to_have_done_so(desk: Desk, maria: Somebody) -> None:
    maria.says("/start")
    leaves(maria)
    with desk.database() as connection:
        assert people.contacts(connection, [(maria.line, maria.external)])[maria.line, maria.external].blocked


def test_an_admin_sets_the_emergency_phone_in_private_or_in_the_chat(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram)
    assert "только администратор" in crew.petr.says("/phone 112").screen.text
    assert "Не похоже на телефон" in crew.anna.says("/phone звоните").screen.text
    crew.anna.says("/телефон 8 800 555-35-35")
    with desk.database() as connection:
        assert organisations.the(connection).phone == "8 800 555-35-35"
    private = Somebody(desk, desk.telegram, "201", "Анна Ильина")
    private.says("/phone +7 4712 00-00-00")
    assert "+7 4712 00-00-00" in crew.petr.says("/phone").screen.text
