"""Teams, shifts and rules to test with."""

from datetime import timedelta

from domain.access import Role
from domain.consents import VERSION
from domain.routing import Rule
from handlers import sweeps
from storage import aways, duty, organisations, people, rules, staff, teams
from tests.handlers.harness import Desk, Somebody


def person_of(desk: Desk, somebody: Somebody) -> int:
    """The number of a person, who is met by this at the latest."""
    with desk.database() as connection:
        contact = people.meet(connection, somebody.line, somebody.external, desk.now)
        if somebody.name and not contact.name:
            people.rename(connection, contact.id, somebody.name, "")
        return contact.person.id


def a_team(desk: Desk, name: str, *crew: Somebody, organisation: int | None = None) -> int:
    """A team with its people, who are executors."""
    numbers = [person_of(desk, one) for one in crew]
    with desk.database() as connection:
        own = organisation or organisations.the(connection).id
        team = teams.add(connection, own, name)
        for number in numbers:
            teams.join(connection, team.id, number)
            if not staff.roles_in(connection, number, own):
                staff.grant(connection, number, own, Role.EXECUTOR)
        return team.id


def on_duty(desk: Desk, team: int, somebody: Somebody, hours: float = 12, begins: float = 0) -> None:
    """They are on duty from now on, or begin later."""
    number = person_of(desk, somebody)
    starts = desk.now + timedelta(hours=begins)
    with desk.database() as connection:
        found = teams.get(connection, team)
        assert found is not None
        duty.plan(
            connection, found.organisation, team, number, [(starts, starts + timedelta(hours=hours))], 1, desk.now
        )


def a_rule(desk: Desk, team: int, category: str = "", house: int | None = None, hours: str = "") -> None:
    """Tickets of this kind go to the team."""
    with desk.database() as connection:
        found = teams.get(connection, team)
        assert found is not None
        rules.add(connection, Rule(0, found.organisation, team, category, house, None, hours), 1, desk.now)


def applies_after(desk: Desk, minutes: int | None) -> None:
    """A proposal applies by itself after so long."""
    with desk.database() as connection:
        rules.apply_after(connection, organisations.the(connection).id, minutes)


def away(desk: Desk, somebody: Somebody, deputy: Somebody | None, days: float = 3) -> None:
    """They are away from now on."""
    gone, stands = person_of(desk, somebody), person_of(desk, deputy) if deputy is not None else None
    with desk.database() as connection:
        own = organisations.the(connection).id
        aways.leave(connection, own, gone, stands, desk.now + timedelta(days=days), gone, desk.now)


def later(desk: Desk, **time: float) -> None:
    """Time goes by, and the sweeps run; twice, since that must do no harm."""
    desk.now += timedelta(**time)
    for _ in range(2):
        with desk.database() as connection:
            while sweeps.run(connection, desk.office, desk.now):
                pass
    desk.deliver()


def at_home(desk: Desk, somebody: Somebody, house: int) -> None:
    """A resident who has agreed, and whose home is known."""
    number = person_of(desk, somebody)
    with desk.database() as connection:
        people.consent(connection, number, "given", VERSION, desk.now)
        people.live_in(connection, number, house, "2", "45")


def reports(somebody: Somebody, story: str = "Третий день нет горячей воды, батареи тёплые") -> int:
    """They report something about their home; its number."""
    somebody.says(story)
    for _ in range(8):
        labels = somebody.screen.labels
        said = next((one for one in ("Отправить заявку", "Пропустить", "Да", "Нет") if one in labels), None)
        home = next((one for one in labels if one.startswith("Мой адрес")), None)
        if "Отправить заявку" in labels:
            receipt = somebody.presses("Отправить заявку").screen.text
            return int(receipt.split("№ ")[1].split()[0].rstrip(".,:"))
        somebody.presses(home or said or labels[0])
    raise AssertionError(somebody.screen.screen.text)
