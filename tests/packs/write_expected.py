"""Writes every expected.txt anew. Look at what changes before you keep it."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write what each sample yields now."""
    sys.path[:0] = [str(TESTS), str(TESTS.parent)]
    from packing import SAMPLES, findings_of, loaded_folder, problems_of

    for sample in sorted((SAMPLES / "bad").iterdir()):
        (sample / "expected.txt").write_text(problems_of(loaded_folder(sample)), encoding="utf-8")
    for sample in sorted((SAMPLES / "lint").iterdir()):
        (sample / "expected.txt").write_text(findings_of(sample), encoding="utf-8")


if __name__ == "__main__":
    main()
