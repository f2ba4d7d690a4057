"""The tables of houses: the register itself, and where the rows of a file wait until all are there."""

import sqlalchemy as sa

from storage.schema import Moment, metadata

houses = sa.Table(
    "houses",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("address", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("short", sa.String, nullable=False),
    sa.Column("street", sa.String, nullable=False),
    sa.Column("number", sa.String, nullable=False),
    sa.Column("town", sa.String, nullable=False),
    sa.Column("latitude", sa.Float(53), nullable=False),
    sa.Column("longitude", sa.Float(53), nullable=False),
    sa.Column("entrances", sa.Integer),
    sa.Column("flats", sa.Integer),
    sa.Column("floors", sa.Integer),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("revision", sa.Integer, nullable=False, index=True),  # which import changed it last
    sa.Column("source", sa.String, nullable=False, default=""),  # which kind of file named it, and for which district
    sa.Column("doubt", sa.String, nullable=False, default=""),  # why its place is not trusted
    sa.Column("fixed", sa.Boolean, nullable=False, default=False),  # its place was set by hand: no file moves it
    sa.Column("year", sa.Integer),
    sa.Column("area", sa.Float(53)),
    sa.Column("living_area", sa.Float(53)),
    sa.Column("cadno", sa.String, nullable=False, default=""),
    sa.Column("series", sa.String, nullable=False, default=""),
    sa.Column("kind", sa.String, nullable=False, default=""),
    sa.Column("unsafe", sa.Boolean),
    sa.UniqueConstraint("organisation", "key"),  # older, and implied by the next
    sa.Index("ix_houses_key", "key", unique=True),
    sa.Index(None, "latitude", "longitude"),
    sa.Index(None, "street", "number"),
    sqlite_autoincrement=True,
)

PLACE = ("latitude", "longitude", "doubt")
PASSPORT = ("year", "area", "living_area", "cadno", "series", "kind", "unsafe")
FACTS = (
    *("address", "key", "short", "street", "number", "town"),
    *("latitude", "longitude", "entrances", "flats", "floors", "source", "doubt"),
    *PASSPORT,
)
"""The columns that a file of houses fills."""

staging = sa.Table(
    "house_staging",
    metadata,
    sa.Column("batch", sa.String, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("made", Moment, nullable=False),
    sa.Column("organisation", sa.Integer),  # none: a company that is not known yet, in a dry run
    *(sa.Column(name, houses.c[name].type, nullable=houses.c[name].nullable) for name in FACTS),
    sa.Index(None, "batch", "key"),
)
