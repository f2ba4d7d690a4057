"""`python -m tests.life` prints the diagram of a ticket's life as the README shows it, drawn from the table."""

import sys

from domain.cycle import MOVES, OPEN
from domain.tickets import Status

NAMES = {
    "registered": "Зарегистрирована", "sent": "Отправлена", "working": "Исполняется", "postponed": "Отложена",
    "waiting": "Ждём", "checking": "На проверке", "done": "Исполнена", "closed": "Закрыта", "returned": "Возвращена",
    "reopened": "Открыта снова", "rejected": "Отказ", "handed_on": "Передана", "withdrawn": "Отозвана",
    "duplicate": "Объединена",
}  # fmt: skip


def diagram() -> str:
    """Every move that changes the state; what may be done to whatever is open comes from «Открыта»."""
    lines = ["```mermaid", "flowchart LR", "  open([Любая открытая])"]
    lines += [f"  {status}[{NAMES[status]}]" for status in Status]
    for move in MOVES:
        if move.to is None:
            continue
        whole = move.frm >= OPEN - {Status.CHECKING}
        frm = ["open"] if whole else [status.value for status in Status if status in move.frm and status != move.to]
        lines += [f"  {one} -->|{move.action.value}| {move.to.value}" for one in frm]
    return "\n".join([*lines, "```"])


if __name__ == "__main__":
    sys.stdout.write(diagram() + "\n")
