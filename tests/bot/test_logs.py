"""The log: no secret, nothing that people wrote."""

import logging

from bot.logs import Formatter


def logged(error: Exception, *secrets: str) -> str:
    try:
        raise error
    except Exception as caught:  # noqa: BLE001 whatever the test gives
        record = logging.LogRecord("bot", logging.ERROR, "", 0, "it failed: 123:abcd", (), None)
        record.exc_info = (type(caught), caught, caught.__traceback__)
    return Formatter(secrets).format(record)


def test_a_token_is_blotted_out_whole_and_without_its_number() -> None:
    text = logged(TypeError("url http://x/bot123:abcd/getMe, abcd"), "123:abcd")
    assert "abcd" not in text


def test_a_traceback_names_the_error_and_not_what_people_wrote() -> None:
    text = logged(ValueError("у Марии нет воды"))
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "Марии" not in text


def test_errors_that_speak_of_code_are_shown_whole() -> None:
    assert "no attribute" in logged(AttributeError("'NoneType' object has no attribute 'x'"))
