"""Whether the bot sees plain messages in a staff chat: one word proves it, without it the chat hears what to press."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.organisations import Sees
from handlers import proving, sweeps
from handlers.events import Member
from storage import organisations, outbox, sight
from tests.handlers.crew import CHAT, Crew, a_crew, a_ticket
from tests.handlers.harness import Desk, Seen, Somebody


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    """A bound chat that has just been asked for the word; the bot needs rights there."""
    for line, name in ((desk.telegram, "@dvor_bot"), (desk.vk, "УК «Уют»")):
        known = desk.lines[line]
        desk.lines[line] = replace(known, name=name, can=replace(known.can, sees_groups=False))
    known = desk.lines[desk.vk]
    desk.lines[desk.vk] = replace(known, can=replace(known.can, called="@club1", sees_by="access"))
    return a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk, proved=False)


def sees(crew: Crew) -> str:
    with crew.desk.database() as connection:
        (chat,) = organisations.staff_chats(connection)
    return chat.sees


def wait(crew: Crew, seconds: float) -> None:
    """Time goes by, and the sweep looks."""
    crew.desk.now += timedelta(seconds=seconds)
    with crew.desk.database() as connection:
        sweeps.run(connection, crew.desk.office, crew.desk.now)
    crew.desk.deliver()


def question(crew: Crew) -> Seen:
    return next(one for one in reversed(crew.seen) if one.shows.startswith("proof:"))


def judge(crew: Crew, entitled: bool) -> None:
    """What a look at the bot's rights says."""
    with crew.desk.database() as connection:
        (chat,) = organisations.staff_chats(connection)
        posts = proving.judged(connection, chat, entitled, crew.desk.now)
        outbox.put(connection, posts, crew.desk.now)
    crew.desk.deliver()


def test_a_plain_word_of_any_member_proves_it_and_the_question_becomes_the_answer(crew: Crew) -> None:
    asked = question(crew)
    assert "одно слово: готово" in asked.screen.text
    assert asked.labels == []
    crew.ivan.says("Готово!")
    assert question(crew) is asked
    assert asked.screen.text.startswith("✓ Вижу сообщения чата")
    assert sees(crew) == Sees.ALL
    count = len(crew.seen)
    crew.petr.says("готово")
    assert len(crew.seen) == count


def test_any_other_plain_message_proves_it_as_well(crew: Crew) -> None:
    crew.ivan.says("кто сегодня дежурит?")
    assert sees(crew) == Sees.ALL


@pytest.mark.parametrize("how", ["reply", "mention", "command", "inside", "sticker"])
def test_what_reaches_a_bot_without_rights_proves_nothing(crew: Crew, how: str) -> None:
    asked = question(crew)
    if how == "reply":
        crew.ivan.says("готово", reply_to=asked.id)
    elif how == "mention":
        crew.ivan.says("готово", mentions_us=True)
    elif how == "command":
        crew.ivan.says("/готово")
    elif how == "inside":
        crew.ivan.says("готово @dvor_bot")
    else:
        crew.ivan.says("👍")
    assert sees(crew) == Sees.ASKED


def test_without_the_word_the_chat_hears_exactly_what_to_press_and_can_be_asked_again(crew: Crew) -> None:
    wait(crew, 60)
    assert sees(crew) == Sees.ASKED
    wait(crew, 61)
    told = question(crew)
    if crew.petr.line == crew.desk.telegram:
        assert "«Добавить администратора» → @dvor_bot" in told.screen.text
        assert "/setprivacy" in told.screen.text
    else:
        assert "напротив УК «Уют» → «Назначить администратором»" in told.screen.text
        assert "начинайте с @club1" in told.screen.text
    assert told.labels == ["Проверить ещё раз"]
    wait(crew, 500)
    assert question(crew).edits == told.edits
    crew.petr.presses("Проверить ещё раз")
    assert crew.desk.acks[-1] == "Напишите в чат слово: готово"
    assert "одно слово: готово" in question(crew).screen.text
    crew.petr.says("готово")
    assert sees(crew) == Sees.ALL


def test_a_word_that_comes_late_still_proves_it(crew: Crew) -> None:
    wait(crew, 121)
    judge(crew, entitled=True)
    assert sees(crew) == Sees.SILENT
    crew.petr.says("готово")
    assert question(crew).screen.text.startswith("✓")


def test_where_rights_say_that_no_word_can_come_it_is_told_at_once(crew: Crew) -> None:
    judge(crew, entitled=True)
    assert sees(crew) == Sees.ASKED
    judge(crew, entitled=False)
    assert question(crew).labels == ["Проверить ещё раз"]
    judge(crew, entitled=False)
    assert sees(crew) == Sees.BARRED
    judge(crew, entitled=True)
    assert "одно слово: готово" in question(crew).screen.text


def test_rights_that_are_lost_later_are_told_once(crew: Crew) -> None:
    crew.petr.says("готово")
    judge(crew, entitled=False)
    assert question(crew).screen.text.startswith("Больше не вижу")
    count, edits = len(crew.seen), question(crew).edits
    judge(crew, entitled=False)
    assert (len(crew.seen), question(crew).edits) == (count, edits)
    crew.petr.says("теперь видишь?")
    assert sees(crew) == Sees.ALL
    with crew.desk.database() as connection:  # the message is believed more than the rights
        assert sight.unchecked(connection, crew.desk.now + timedelta(hours=23)) == []
        assert len(sight.unchecked(connection, crew.desk.now + timedelta(hours=25))) == 1


def test_the_bot_hears_that_it_became_an_administrator_and_that_it_is_one_no_more(desk: Desk) -> None:
    known = desk.lines[desk.telegram]
    desk.lines[desk.telegram] = replace(known, can=replace(known.can, sees_groups=False))
    crew = a_crew(desk, desk.telegram)
    for right, said in ((False, "Больше не вижу"), (True, "одно слово: готово")):
        desk.arrive(desk.telegram, "", CHAT, Member(CHAT, "1", False, True, us=True, sees=right, stays=True))
        desk.work()
        assert said in question(crew).screen.text


def test_a_bot_that_is_promoted_in_a_group_that_is_not_bound_does_not_greet_again(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram, bound=False)
    desk.arrive(desk.telegram, "", CHAT, Member(CHAT, "1", False, True, us=True, sees=True, stays=True))
    desk.work()
    assert crew.seen == []
    desk.arrive(desk.telegram, "", CHAT, Member(CHAT, "1", False, True, us=True, sees=True))
    desk.work()
    assert "/bind" in crew.seen[-1].screen.text


def test_with_privacy_off_the_rights_of_an_administrator_do_not_matter(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram)
    desk.arrive(desk.telegram, "", CHAT, Member(CHAT, "1", False, True, us=True, sees=False, stays=True))
    desk.work()
    assert sees(crew) == Sees.ALL


def test_everything_works_by_buttons_and_replies_until_it_is_proved(crew: Crew) -> None:
    number = a_ticket(crew.desk, Somebody(crew.desk, crew.desk.vk, "100", "Мария"))
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    hint = "ответом на это сообщение" if crew.petr.line == crew.desk.telegram else "Начните с @club1"
    assert hint in crew.seen[-1].screen.text
    crew.petr.says("Починили", reply_to=crew.seen[-1].id)
    assert "Статус: исполнена" in crew.card(number).screen.text


def test_the_screens_of_the_proof_fit(crew: Crew) -> None:
    wait(crew, 121)
    assert len(question(crew).screen.text) <= 1000


def test_an_admin_unbinds_a_chat_with_a_command_and_a_tap(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, Somebody(desk, desk.vk, "100", "Мария"))
    crew.petr.says("/unbind")
    assert "только администратор" in crew.seen[-1].screen.text
    crew.anna.says("/отвязать")
    crew.petr.presses("Отвязать")
    assert desk.acks[-1] == "Это может только администратор."
    crew.anna.presses("Отвязать")
    assert crew.seen[-1].screen.text.startswith("Чат отвязан. Другого рабочего чата нет")
    crew.petr.presses_data(f"c:{number}:take", crew.card(number).id)
    assert "не привязан" in desk.acks[-1]
    crew.anna.says("/unbind")
    assert "не привязан" in crew.seen[-1].screen.text
    crew.anna.says("/bind")
    crew.anna.presses("Привязать")
    assert crew.card(number).screen.text.startswith(f"№ {number}")
