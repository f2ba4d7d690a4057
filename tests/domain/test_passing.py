"""Where a ticket goes that somebody does not serve."""

from hypothesis import given
from hypothesis import strategies as st

from domain.passing import Step, Stop, next_stop

NORTH, SOUTH, WATER, TOWN = 1, 2, 3, 9
HERE = {NORTH, SOUTH, TOWN}


def stop(
    wanted: int | None, name: str = "", frm: int = NORTH, above: int | None = TOWN, way: tuple[Step, ...] = ()
) -> Stop | None:
    return next_stop(frm, wanted, name, above=above, working=HERE, way=way)


def test_it_goes_to_who_was_named() -> None:
    assert stop(SOUTH) == Stop(SOUTH)
    assert stop(TOWN) == Stop(TOWN, up=True)


def test_without_a_known_owner_it_goes_up() -> None:
    assert stop(None) == Stop(TOWN, up=True)
    assert stop(None, above=None) is None


def test_a_body_without_a_chat_is_told_by_who_has_nobody_above() -> None:
    assert stop(WATER, "Водоканал") == Stop(TOWN, up=True)
    assert stop(WATER, "Водоканал", frm=TOWN, above=None) == Stop(outside="Водоканал")
    assert stop(None, "Водоканал", frm=TOWN, above=None) == Stop(outside="Водоканал")


def test_the_second_time_on_the_same_way_it_goes_up() -> None:
    there: tuple[Step, ...] = ((NORTH, SOUTH),)
    back: tuple[Step, ...] = (*there, (SOUTH, NORTH))
    assert stop(NORTH, frm=SOUTH, way=there) == Stop(NORTH)
    assert stop(SOUTH, way=back) == Stop(TOWN, up=True)
    assert stop(SOUTH, way=back, above=None) == Stop(SOUTH)


@given(
    st.sampled_from([NORTH, SOUTH, TOWN]),
    st.sampled_from([None, NORTH, SOUTH, WATER, TOWN]),
    st.lists(st.tuples(st.integers(1, 3), st.one_of(st.none(), st.integers(1, 3))), max_size=6),
)
def test_it_never_stays_where_it_is_and_comes_only_to_who_works(frm: int, wanted: int | None, way: list[Step]) -> None:
    above = None if frm == TOWN else TOWN
    found = next_stop(frm, wanted, "Водоканал", above=above, working=HERE, way=way)
    assert found is None or found.organisation != frm
    assert found is None or found.organisation in {None, *HERE}
    assert found is not None or above is None


@given(st.lists(st.sampled_from([NORTH, SOUTH]), min_size=3, max_size=10))
def test_two_who_pass_it_to_and_fro_are_interrupted_at_the_third_step(wishes: list[int]) -> None:
    way: list[Step] = []
    at = NORTH
    for _ in wishes:
        found = next_stop(at, SOUTH if at == NORTH else NORTH, "", above=TOWN, working=HERE, way=way)
        assert found is not None
        if found.up:
            break
        assert found.organisation is not None
        way.append((at, found.organisation))
        at = found.organisation
    assert len(way) <= 2
