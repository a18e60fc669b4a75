"""`python -m resistance_rules`: the command line."""

from resistance_rules.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
