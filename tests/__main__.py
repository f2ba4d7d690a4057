"""`python -m tests`: everything that has to be green, lint and types included."""

import subprocess
import sys

CHECKS = (
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-n", "3", "--dist", "loadfile"),  # tests wait more than they compute
)


def main() -> int:
    """Run every check, and say at the end which were red."""
    red = []
    for name, *words in CHECKS:
        command = [sys.executable, "-m", name, *words] if name != "lint-imports" else [*_lint_imports()]
        if subprocess.run([*command], check=False).returncode:
            red.append(name)
    sys.stderr.write(f"red: {', '.join(red)}\n" if red else "green\n")
    return 1 if red else 0


def _lint_imports() -> list[str]:
    return [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]


if __name__ == "__main__":
    sys.exit(main())
