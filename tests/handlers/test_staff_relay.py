"""Between the resident and the staff chat: questions, answers, a call for a human, what could not be delivered."""

from datetime import timedelta

from handlers import unreached
from handlers.events import Attachment, Kind
from storage import outbox, people
from tests.handlers.crew import a_crew, a_ticket, log_of, photos_come
from tests.handlers.harness import Desk, Somebody


def test_a_question_by_a_reply_to_the_card_is_marked_and_its_answer_stands_under_it(
    desk: Desk, maria: Somebody
) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.asks(number, "Какой у вас стояк?")
    assert crew.seen[-1].screen.text == f"✓ отправлено жителю по № {number}. Ответ придёт сюда."
    assert maria.screen.screen.text.startswith(f"Вопрос по заявке № {number}: Какой у вас стояк?")
    maria.says("Второй, у окна")
    assert maria.screen.screen.text.startswith(f"Добавил к № {number}")
    assert maria.screen.labels == ["Это новая проблема"]
    answer = crew.seen[-1]
    assert answer.screen.text == f"Ответ жителя по № {number}:\nВторой, у окна"
    assert answer.labels == ["Ответить жителю"]
    crew.petr.presses("Ответить жителю")
    crew.petr.says("Спасибо, едем")
    assert "Спасибо, едем" in maria.screen.screen.text
    assert [what for _, what, _ in log_of(desk, number)] == ["ask", "answer", "ask"]


def test_the_answer_may_come_from_another_messenger_with_a_photo(desk: Desk) -> None:
    crew = a_crew(desk, desk.vk)
    resident = Somebody(desk, desk.telegram, "100", "Мария")
    number = a_ticket(desk, resident)
    crew.asks(number, "Пришлите фото")
    resident.sends_photo("leak", caption="вот", reply_to=resident.screen.id)
    assert "вот" in crew.seen[-1].screen.text
    photos_come(desk, number)
    assert [file.hash for file in crew.seen[-1].screen.files] == ["hash0"]


def test_a_reply_to_what_the_resident_wrote_is_a_question_too(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.asks(number, "Дома кто-нибудь есть?")
    maria.says("Да, до вечера")
    crew.ivan.says("Будем через час", reply_to=crew.seen[-1].id)
    assert "Будем через час" in maria.screen.screen.text


def test_what_begins_with_an_exclamation_mark_and_plain_talk_stay_inside(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.says("! опять этот дом", reply_to=crew.card(number).id)
    crew.petr.says("опять этот дом")
    assert maria.seen == []
    crew.petr.says("👍", reply_to=crew.card(number).id)
    assert "Напишите словами" in crew.seen[-1].screen.text
    assert maria.seen == []


def test_a_free_text_after_a_day_is_no_answer_any_more(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.asks(number, "Дома кто-нибудь есть?")
    question = maria.screen.id
    desk.now += timedelta(days=2)
    maria.says("на лестнице темно")
    assert [what for _, what, _ in log_of(desk, number)] == ["ask"]
    maria.says("да, мы дома", reply_to=question)
    assert log_of(desk, number)[-1][1:] == ("answer", "да, мы дома")


def test_a_strangers_reply_reaches_no_ticket(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.asks(number, "Дома кто-нибудь есть?")
    stranger = Somebody(desk, maria.line, "666", "Чужой")
    stranger.says("взломал", reply_to=maria.screen.id)
    assert [what for _, what, _ in log_of(desk, number)] == ["ask"]


def test_a_sticker_is_no_answer(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.asks(number, "Дома кто-нибудь есть?")
    before = len(crew.seen)
    maria.send(files=(Attachment(Kind.STICKER, "s"),))
    assert "Стикер" in maria.screen.screen.text
    assert len(crew.seen) == before


def test_a_long_answer_is_cut_in_the_chat_and_kept_whole(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.asks(number, "Расскажите подробно")
    told = " ".join(f"слово{n}" for n in range(450))
    maria.says(told)
    assert len(crew.seen[-1].screen.text) < 3100
    crew.petr.presses("Показать целиком")
    whole = [crew.seen[-1].screen.text.split("\n\n", 1)[1]]
    while "Дальше" in crew.seen[-1].labels:
        crew.petr.presses("Дальше")
        whole.append(crew.seen[-1].screen.text.split("\n\n", 1)[1])
    assert " ".join(whole) == told


def test_a_question_too_long_for_a_message_is_not_sent_in_part(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.says("а" * 3500, reply_to=crew.card(number).id)
    assert "Слишком длинно" in crew.seen[-1].screen.text
    assert maria.seen == []


def test_a_call_for_a_human_reaches_the_chat_and_the_answer_the_caller(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("у нас третий день нет горячей воды")
    maria.presses("Позвать человека")
    assert "Позвал сотрудника" in "\n".join(seen.screen.text for seen in maria.seen)
    call = crew.seen[-1]
    assert call.screen.text.startswith("Житель зовёт человека: Мария")
    assert "третий день нет горячей воды" in call.screen.text
    crew.petr.presses("Ответить жителю")
    crew.petr.says("Слушаю вас")
    assert "Вам отвечает Пётр С.:\nСлушаю вас" in maria.screen.screen.text
    maria.says("А когда дадут?", reply_to=maria.screen.id)
    assert "А когда дадут?" in crew.seen[-1].screen.text


def test_without_consent_the_caller_has_no_name(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    maria.says("у нас третий день нет горячей воды")
    maria.presses("Позвать человека")
    assert "без имени" in crew.seen[-1].screen.text
    assert "Мария" not in crew.seen[-1].screen.text
    assert "горячей" not in crew.seen[-1].screen.text


def test_nobody_is_written_to_who_did_not_call(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    maria.says("/start")
    with desk.database() as connection:
        contact = people.contacts(connection, [(maria.line, maria.external)])[maria.line, maria.external]
    before = len(crew.seen)
    crew.petr.presses_data(f"h:{contact.id}", crew.seen[-1].id)
    assert desk.acks[-1]
    assert len(crew.seen) == before


def test_what_does_not_arrive_is_said_under_the_card(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    with desk.database() as connection:
        outbox.put(
            connection,
            [outbox.Post(maria.line, maria.chat, {"text": "Исполняется"}, ticket=number, person=1)],
            desk.now,
        )
        row = outbox.claim(connection, maria.line, desk.now, [], 1)[0]
        people.block(connection, maria.line, maria.external, True)
        unreached.lost(connection, row, desk.now)
    desk.deliver()
    said = crew.seen[-1].screen.text
    assert said.startswith(f"Не доставлено жителю по № {number}: он заблокировал бота или удалил аккаунт.")
    assert "Исполняется" in said
    crew.petr.says("Вы дома?", reply_to=crew.card(number).id)
    assert "заблокировал" in crew.seen[-1].screen.text
