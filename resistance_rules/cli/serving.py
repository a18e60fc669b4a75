"""`serve`: runs the service. Everything it needs is in the extra `service` and imported only here."""

from __future__ import annotations

import argparse

from resistance_rules.cli.console import Console
from resistance_rules.cli.errors import CommandError, counted, visible
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.knowledge.diagnostics import EngineError


def serve(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    try:
        from resistance_rules.hosts.service.running import run
        from resistance_rules.hosts.service.sources import SettingsError, read_settings
    except ModuleNotFoundError as error:
        message = f"the service needs the Python package `{error.name}`"
        raise CommandError(message, 'pip install "resistance-rules[service]"') from None
    try:
        settings = read_settings(_flags(args), args.config)
        run(settings)
    except EngineError as error:
        raise CommandError(str(error), "or leave out `--engine`: the advice is the same") from None
    except SystemExit as done:
        if done.code:
            where = f"`{settings.host}` port {settings.port}"
            raise CommandError(
                f"{where} cannot be served", "the log above says why; is another program there?"
            ) from None
    except SettingsError as error:
        for problem in error.problems:
            console.say(visible(str(problem), lines=True))
        console.say(f"{counted(len(error.problems), 'problem')}: nothing is served")
        return ExitCode.WRONG_USE
    return ExitCode.FINE


def _flags(args: argparse.Namespace) -> dict[str, object]:
    """What stands on the command line; what does not is left to the file, the environment and the defaults."""
    names = ("pack", "engine", "host", "port", "workers", "public_url", "database", "tls_certificate", "tls_key")
    flags = {name: value for name in names if (value := getattr(args, name)) is not None}
    if args.overlay:
        flags["overlays"] = args.overlay
    if args.cors_origin:
        flags["cors_origins"] = args.cors_origin
    if args.allow_unauthenticated:
        flags["allow_unauthenticated"] = True
    return flags
