"""`source-attributes`: what a reviewer asks of a pack."""

from __future__ import annotations

import argparse

from resistance_rules.audit.attribute_faces import as_markdown, as_text
from resistance_rules.audit.source_attributes import source_attributes as attributes_of
from resistance_rules.cli.console import Console, output_to
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base


def source_attributes(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run `source-attributes`."""
    data = attributes_of(knowledge_base(args).pack)
    if args.format == "json":
        text = as_json(data) + "\n"
    else:
        text = as_markdown(data) if args.format == "markdown" else as_text(data, console.width)
    with output_to(args.output, console) as stream:
        stream.write(text)
    return ExitCode.FINE
