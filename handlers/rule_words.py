"""A rule of routing in words."""

from sqlalchemy import Connection

from domain import categories
from domain.routing import Hours, Rule
from handlers.statuses import category_label
from handlers.texts import say
from handlers.wording import cut
from storage import houses, organisations, teams


def words(connection: Connection, rule: Rule) -> str:
    """A rule in words: what it names, an arrow, the team."""
    team = teams.get(connection, rule.team)
    house = houses.get(connection, rule.house) if rule.house is not None else None
    owner = organisations.get(connection, rule.owner) if rule.owner is not None else None
    parts = [category(rule.category) if rule.category else say("rule-any")]
    parts += [house.short] if house is not None else []
    parts += [say("rule-of", name=owner.name)] if owner is not None else []
    parts += [say(f"rule-hours-{rule.hours}")] if rule.hours != Hours.ALWAYS else []
    return say("rule-line", when=cut(", ".join(parts), 120), team=team.name if team is not None else "")


def category(code: str) -> str:
    """What a category or a group of them is called."""
    if "." in code or code == categories.OTHER.code:
        return category_label(code)
    return next((one.group for one in categories.CATEGORIES.values() if one.code.startswith(f"{code}.")), code)
