"""Calls that wait at the same time go to VK together: up to 25 in one `execute`, which counts as one request."""

import json
import logging
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.lines import NotSent, TryLater
from bot.vk.failures import Refusal
from bot.vk.hands import Promise
from bot.vk.session import Api, Pace

log = logging.getLogger(__name__)

TOGETHER = 25
LONGEST = 60_000
"""Characters of code in one `execute`."""
BAD_CODE = {8, 12, 13, 100}
"""Errors of an `execute` as a whole that one of its calls may have caused."""


@dataclass(slots=True, eq=False)
class Call:
    """A call that waits."""

    method: str
    values: dict[str, Any]
    promise: Promise

    @property
    def code(self) -> str:
        """The call in VKScript, whose literals are those of JSON."""
        return f"API.{self.method}({json.dumps(self.values, ensure_ascii=False, separators=(',', ':'))})"


class Packer:
    """Two threads that take what waits, so that one call that hangs does not hold the rest.

    While one thread waits for its turn under the rate, calls gather; it then takes all that fit.
    """

    def __init__(self, apis: Sequence[Api], pace: Pace) -> None:
        self._pace = pace
        self._first: deque[Call] = deque()
        self._rest: deque[Call] = deque()
        self._arrival = threading.Condition()
        self._gathering = threading.Lock()
        self._ended = False
        for number, api in enumerate(apis):
            threading.Thread(target=self._run, args=(api,), name=f"vk-calls-{number}", daemon=True).start()

    async def ask(self, method: str, values: dict[str, Any], *, first: bool = False) -> Any:
        """Call a method of the API, with others if some wait. Raises Refusal or TryLater.

        Methods that answer `false` when all is well cannot be asked here: in an `execute` that is how errors look.
        """
        call = Call(method, values, Promise())
        with self._arrival:
            if self._ended:
                raise TryLater("closed")
            (self._first if first else self._rest).append(call)
            self._arrival.notify()
        return await call.promise.kept()

    def end(self) -> None:
        """Take nothing more; what still waits fails."""
        with self._arrival:
            self._ended = True
            for call in (*self._first, *self._rest):
                call.promise.keep(None, TryLater("closed"))
            self._first.clear()
            self._rest.clear()
            self._arrival.notify_all()

    def _run(self, api: Api) -> None:
        while True:
            with self._gathering:
                calls = self._gather()
            if calls is None:
                return
            try:
                if len(calls) == 1:
                    self._alone(api, calls[0])
                elif calls:
                    self._together(api, calls)
            except BaseException as error:  # noqa: BLE001 each caller gets it, and the thread must live
                for call in calls:
                    call.promise.keep(None, error)
            del calls

    def _gather(self) -> list[Call] | None:
        """Wait until something waits and the rate allows a request, then take what fits into one."""
        with self._arrival:
            while not (self._first or self._rest or self._ended):
                self._arrival.wait()
            if self._ended:
                return None
        self._pace.wait()
        calls: list[Call] = []
        room = LONGEST
        with self._arrival:
            while len(calls) < TOGETHER and (queue := self._first or self._rest):
                if queue[0].promise.unwanted:
                    queue.popleft()
                    continue
                room -= len(queue[0].code)
                if calls and room < 0:
                    break
                calls.append(queue.popleft())
        return calls

    def _alone(self, api: Api, call: Call) -> None:
        try:
            call.promise.keep(api.call(call.method, **call.values))
        except (Refusal, NotSent) as error:
            call.promise.keep(None, error)

    def _together(self, api: Api, calls: Sequence[Call]) -> None:
        try:
            answers, errors = api.execute(f"return [{','.join(call.code for call in calls)}];")
        except Refusal as refusal:
            if refusal.code not in BAD_CODE:
                raise
            log.warning("vk: an execute of %d calls met error %d, they go one by one", len(calls), refusal.code)
            for call in calls:
                self._pace.wait()
                self._alone(api, call)
            return
        _hand_out(calls, answers, errors)


def _hand_out(calls: Sequence[Call], answers: Any, errors: Sequence[Any]) -> None:
    """Give each call its answer. A failed one's is `false`; the errors stand beside, in the order of the calls."""
    if not isinstance(answers, list) or len(answers) != len(calls):
        raise TryLater("execute", unsure=True)
    failed = iter([error for error in errors if error.get("method") != "execute"])
    for call, answer in zip(calls, answers, strict=True):
        if answer is not False:
            call.promise.keep(answer)
        elif (error := next(failed, None)) is not None:
            call.promise.keep(None, Refusal(int(error["error_code"])))
        else:
            call.promise.keep(None, TryLater("execute", unsure=True))
