"""People of houses, and mailings to them, without a messenger."""

from domain.people import Consent
from handlers import feeding
from storage import consents, mailing_people
from tests.handlers.bodies import Body
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.roster import at_home, person_of

LENINA, SADOVAYA = "обл. Курская, г. Курск, ул. Ленина, д. 12", "обл. Курская, г. Льгов, ул. Садовая, д. 3"


def the_house(desk: Desk, body: Body, address: str = LENINA) -> int:
    """A house of an organisation."""
    import sqlalchemy as sa

    from storage.house_tables import houses

    number = a_house(desk, address)
    with desk.database() as connection:
        connection.execute(sa.update(houses).where(houses.c.id == number).values(organisation=body.id))
    return number


def a_neighbour(desk: Desk, house: int, external: str, *, line: int | None = None, news: bool = False) -> Somebody:
    """Somebody who lives there and has written to the bot."""
    somebody = Somebody(desk, line or desk.telegram, external, f"Жилец {external}")
    number = person_of(desk, somebody)
    with desk.database() as connection:
        from storage import people

        people.opened(connection, [people.meet(connection, somebody.line, external, desk.now).id])
        if news:
            consents.set_mailings(connection, number, Consent.GIVEN)
    at_home(desk, somebody, house)
    return somebody


def go_round(desk: Desk, times: int = 3) -> None:
    """The worker goes on and delivery sends."""
    from datetime import timedelta

    for _ in range(times):
        with desk.database() as connection:
            while feeding.step(connection, desk.office, desk.now):
                pass
        desk.deliver()
        desk.now += timedelta(seconds=6)


def counts(desk: Desk, number: int) -> dict[str, int]:
    """What became of it."""
    with desk.database() as connection:
        return mailing_people.progress(connection, number).counts


def told(somebody: Somebody, words: str) -> int:
    """How often somebody has been told this."""
    return sum(words in one.screen.text and one.shows.startswith("mail:") for one in somebody.seen)


def prepares(somebody: Somebody, kind: str, text: str, whom: str = "Всем жителям") -> None:
    """A head writes something for everybody of the organisation."""
    somebody.says("/рассылка")
    somebody.presses("Новая рассылка")
    somebody.presses(kind)
    somebody.presses(whom)
    somebody.says(text)
    somebody.presses("Пропустить")
