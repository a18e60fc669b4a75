"""`export python`: a pack as one module that needs nothing but the standard library."""

from __future__ import annotations

import argparse

from resistance_rules.cli.console import Console, output_to
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.loading import knowledge_base, packs_of


def export_python(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    from resistance_rules.hosts.python_module import write_module

    text = write_module(knowledge_base(args).pack)
    with output_to(args.output, console, packs=packs_of(args)) as stream:
        stream.write(text)
    return ExitCode.FINE
