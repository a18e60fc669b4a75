"""The commands and their options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, Final

from resistance_rules.cli.agreement import FORMATS as AGREEMENT_FORMATS
from resistance_rules.cli.agreement import agreement
from resistance_rules.cli.assess import assess
from resistance_rules.cli.auditing import audit, source_attributes
from resistance_rules.cli.checking import check
from resistance_rules.cli.console import Console
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.explaining import what_if, why, why_not
from resistance_rules.cli.exporting import export_python
from resistance_rules.cli.faces import FORMATS
from resistance_rules.cli.fhir import (
    add_facts_options,
    add_occasion_options,
    export_fhir,
    facts,
    instant,
    publication_date,
)
from resistance_rules.cli.interview import interview
from resistance_rules.cli.loading import DEFAULT_PACK
from resistance_rules.cli.options import EXIT_CODES as _EXIT_CODES
from resistance_rules.cli.options import Parser, Run
from resistance_rules.cli.options import add_command as _command
from resistance_rules.cli.options import add_output_option as _add_output_option
from resistance_rules.cli.options import add_pack_argument as _add_pack_argument
from resistance_rules.cli.options import add_pack_option as _add_pack_option
from resistance_rules.cli.options import add_time_option as _add_time_option
from resistance_rules.cli.options import amount as _amount
from resistance_rules.cli.options import from_one as _from_one
from resistance_rules.cli.pack_commands import examples, schema
from resistance_rules.cli.panels import panel
from resistance_rules.cli.proving import diff, enough, what_would_change
from resistance_rules.cli.show import show
from resistance_rules.hosts.fhir.codes import PUBLICATION_STATUSES
from resistance_rules.knowledge.vocabulary import CHANGERS
from resistance_rules.testing.agreement import RESAMPLES, SEED
from resistance_rules.testing.kinds import MOST_FACTS, SLIPS

PROGRAM: Final = "resistance-rules"
_DESCRIPTION: Final = """\
What stands between a person and mental-health treatment, and what to offer: explained advice from rules.
A draft for qualified clinicians, who decide together with the person; not for clinical use."""
_EPILOG: Final = f"""\
{PROGRAM} COMMAND --help says more about one of them.

{_EXIT_CODES}"""
_CASE: Final = "a YAML or JSON file that maps fact ids to values; - for standard input"
_NEEDS_PROVE: Final = "(needs resistance-rules[prove])"
_TEXT_OR_JSON: Final = ("text", "json")


def parse(words: Sequence[str], version: str) -> argparse.Namespace:
    """Read the command line.

    Raises:
        SystemExit: help was asked for, or it cannot be understood.
    """
    parser = build_parser(version)
    args = parser.parse_args(words)
    if args.command is None:
        parser.print_help(sys.stderr)
        parser.exit(ExitCode.WRONG_USE)
    return args


def build_parser(version: str) -> argparse.ArgumentParser:
    """All commands and options."""
    parser = Parser(prog=PROGRAM, description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {version}", help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _assess(commands)
    _explain(commands, "why", why, "explain why something was concluded or recommended")
    _explain(commands, "why-not", why_not, "explain why something was not, and what would bring it")
    _what_if(commands)
    _answers(commands)
    _interview(commands)
    _facts(commands)
    _check(commands)
    _diff(commands)
    _examples(commands)
    _agreement(commands)
    _mutants(commands)
    _suite(commands)
    _audit(commands)
    _export(commands)
    _source_attributes(commands)
    _panel(commands)
    _show(commands)
    _schema(commands)
    _serve(commands)
    _feedback(commands)
    return parser


def _assess(commands: Any) -> None:
    command = _command(commands, "assess", assess, "give the advice on a case, or on many")
    add = command.add_argument
    add("case", metavar="CASE", help=f"{_CASE}; or a .jsonl file with one case in each line")
    many = "text if left out; jsonl: many cases, one line of JSON for each"
    add("--format", choices=(*FORMATS, "jsonl", "fhir"), default=None, help=f"{many}; fhir: a FHIR R4 Bundle")
    private = "leave out everything private: for portals, letters, reminders and shared screens"
    add("--shareable", action="store_true", help=private)
    _add_output_option(command)
    add_occasion_options(command)
    _add_pack_option(command)


def _explain(commands: Any, name: str, run: Run, what: str) -> Parser:
    command = _command(commands, name, run, what, formats=_TEXT_OR_JSON)
    command.add_argument("case", metavar="CASE", help=_CASE)
    whose = "of an intervention, barrier, safety condition, gate, finding or pathway"
    command.add_argument("id", metavar="ID", help=whose)
    _add_pack_option(command)
    return command


def _what_if(commands: Any) -> None:
    what = "say what would differ if some facts were otherwise"
    command = _command(commands, "what-if", what_if, what, formats=_TEXT_OR_JSON)
    command.add_argument("case", metavar="CASE", help=_CASE)
    change = "a fact and its other value; FACT= makes it unknown"
    command.add_argument("changes", metavar="FACT=VALUE", nargs="+", help=change)
    _add_pack_option(command)


def _answers(commands: Any) -> None:
    what = f"the fewest facts of the case that alone force it {_NEEDS_PROVE}"
    command = _explain(commands, "enough", enough, what)
    longer = "go on until no smaller set of facts can exist, which may take long"
    command.add_argument("--exact", action="store_true", help=longer)
    what = f"the smallest change that would make it otherwise, and who can bring it {_NEEDS_PROVE}"
    command = _explain(commands, "what-would-change", what_would_change, what)
    who = "only what these can change; may be repeated (everybody if left out)"
    command.add_argument("--by", choices=CHANGERS, action="append", help=who)


def _diff(commands: Any) -> None:
    what = f"compare the advice of two packs over every case {_NEEDS_PROVE}"
    command = _command(commands, "diff", diff, what, formats=_TEXT_OR_JSON)
    command.add_argument("old", metavar="OLD", help="the id or the folder of a pack")
    command.add_argument("new", metavar="NEW", help="of the other; `--overlay` is laid over this one")
    _add_time_option(command)


def _interview(commands: Any) -> None:
    what = "ask what is worth knowing, then give the advice"
    command = _command(commands, "interview", interview, what, formats=FORMATS)
    add = command.add_argument
    add("--from", dest="start", metavar="CASE", help="start from this case")
    add("--save", metavar="FILE", help="write the answers to this new YAML file")
    everything = "also ask where no answer by itself would change the advice shown"
    add("--all", action="store_true", help=everything)
    _add_pack_option(command)


def _facts(commands: Any) -> None:
    what = "read a case from FHIR resources, and say why the rest became no fact"
    command = _command(commands, "facts", facts, what, formats=("text", "json", "case"))
    add_facts_options(command)
    _add_pack_option(command)


def _check(commands: Any) -> None:
    what = "check a pack: problems, findings, examples and promises"
    command = _command(commands, "check", check, what, formats=(*_TEXT_OR_JSON, "sarif"))
    _add_pack_argument(command)
    add = command.add_argument
    prove = f"prove the promises, and more, for every possible case, instead of trying them {_NEEDS_PROVE}"
    add("--prove", action="store_true", help=prove)
    _add_time_option(command)
    add("--strict", action="store_true", help="let findings fail too")
    mapping = "check this FHIR mapping against the pack, too; may be repeated, each is laid over those before"
    add("--mapping", metavar="MAPPING", action="append", help=mapping)
    tries = "on how many random cases to try the promises (2000 if left out)"
    add("--samples", metavar="N", type=_amount, default=2000, help=tries)
    add("--seed", metavar="N", type=_amount, default=0, help="of the random cases (0 if left out)")


def _examples(commands: Any) -> None:
    command = _command(commands, "examples", examples, "run a pack's examples", formats=_TEXT_OR_JSON)
    _add_pack_argument(command)
    command.add_argument("--only", metavar="ID", help="run this one")


def _agreement(commands: Any) -> None:
    what = "measure how far a pack's advice agrees with raters of vignettes"
    command = _command(commands, "agreement", agreement, what, formats=AGREEMENT_FORMATS)
    add = command.add_argument
    add("pack", metavar="PACK", help="its id or its folder")
    files = "what one or several raters said; `vignettes.yaml` and `seen.yaml` beside them are read if not named"
    add("ratings", metavar="RATINGS.yaml", nargs="+", help=files)
    figures = "give the figures alone, without what there is to argue about in each vignette"
    add("--no-details", dest="details", action="store_false", help=figures)
    _add_output_option(command)
    drawn = "how often to draw the vignettes anew for the intervals (2000 if left out; 0: none)"
    add("--resamples", metavar="N", type=_amount, default=RESAMPLES, help=drawn)
    add("--seed", metavar="N", type=_amount, default=SEED, help="of drawing them (7 if left out)")


def _mutants(commands: Any) -> None:
    what = "make the slips that authors make, and list those that no example notices"
    command = _command(commands, "mutants", _run_mutants, what, formats=_TEXT_OR_JSON)
    _add_pack_argument(command)
    add = command.add_argument
    add("--kind", action="append", choices=tuple(SLIPS), help="only this kind of slip; may be repeated")
    add("--every", metavar="N", type=_from_one, default=1, help="try every N-th mutant only, for a quick look")
    add("--no-cases", action="store_true", help="do not look for a case that tells a survivor apart; much faster")


def _suite(commands: Any) -> None:
    what = "propose the fewest examples that reach what no example reaches, with today's answers for review"
    command = _command(commands, "suite", _run_suite, what, formats=_TEXT_OR_JSON)
    _add_pack_argument(command)
    add = command.add_argument
    _add_output_option(command)
    most = f"a case knows no more than N facts, if it can ({MOST_FACTS} if left out); more make fewer cases"
    add("--most-facts", metavar="N", type=_from_one, default=MOST_FACTS, help=most)


def _panel(commands: Any) -> None:
    what = "give the advice on every row of a Parquet or CSV file"
    command = _command(commands, "panel", panel, what)
    add = command.add_argument
    add("source", metavar="IN", help="a .parquet or .csv file: a row for each case, a column for each fact")
    add("target", metavar="OUT", help="the .parquet or .csv file to write: a row of advice for each case")
    through = "pass these columns through, such as ids; may be repeated; `*`: all that are no facts"
    add("--keep", metavar="COLUMN,...", action="append", default=[], help=through)
    add("--every-barrier", action="store_true", help="list all barriers in each row, not only those that are possible")
    size = "how many rows to work on at once (16384 if left out), which bounds the memory"
    add("--batch", metavar="N", type=_from_one, default=16_384, help=size)
    counts = "also write how often each barrier, unmet need and safety condition was found: a page or a table"
    add("--summary", metavar="FILE.html|.csv", help=counts)
    add("--by", metavar="COLUMN", help="count by this column, which has to be passed through, such as the clinic")
    add("--smallest", metavar="N", type=_from_one, help="hide counts below this in the summary (11 if left out)")
    add("--private", action="store_true", help="count private matters in the summary, too")
    _add_pack_option(command)


def _show(commands: Any) -> None:
    what = "show an entry of the pack, or a list of them"
    command = _command(commands, "show", show, what, formats=_TEXT_OR_JSON)
    shown = "of anything in the pack (KIND:ID to choose); or facts, barriers, interventions, ... for a list"
    command.add_argument("id", metavar="ID", nargs="?", help=shown)
    _add_pack_option(command)


def _schema(commands: Any) -> None:
    what = "print the JSON Schema of a pack's files, of its cases, of traces, or of FHIR mappings"
    command = _command(commands, "schema", schema, what)
    of_what = command.add_mutually_exclusive_group()
    of_what.add_argument("--case", action="store_true", help="of its cases")
    of_what.add_argument("--trace", action="store_true", help="of the traces that `audit` writes")
    of_what.add_argument("--mapping", action="store_true", help="of FHIR mappings")
    _add_pack_option(command)


def _serve(commands: Any) -> None:
    what = "answer over HTTP, for services and EHRs (needs resistance-rules[service])"
    command = _command(commands, "serve", _run_serve, what)
    command.set_defaults(engine=None)  # left out: what the settings file says
    add = command.add_argument
    add("--config", metavar="FILE", help="a TOML file with settings: docs/service.md lists them")
    add("--pack", metavar="PACK", help=f"the id or the folder of the pack ({DEFAULT_PACK} if left out)")
    add("--host", metavar="ADDRESS", help="where to listen (127.0.0.1 if left out)")
    add("--port", metavar="N", type=_amount, help="on which port (8000 if left out)")
    add("--workers", metavar="N", type=_from_one, help="how many processes serve (1 if left out)")
    add("--public-url", metavar="URL", help="the address at which clients reach it")
    add("--database", metavar="URL", help="SQLAlchemy URL (an SQLite file of the user if left out)")
    add("--cors-origin", metavar="ORIGIN", action="append", help="web pages from here may call; may be repeated")
    add("--tls-certificate", metavar="FILE", help="PEM file, for https")
    add("--tls-key", metavar="FILE", help="PEM file with its private key")
    open_to_all = "answer other machines without tokens: only behind something that checks who calls"
    add("--allow-unauthenticated", action="store_true", help=open_to_all)


def _audit(commands: Any) -> None:
    what = "write down why an advice came out as it did, rule by rule, or replay such a trace"
    command = _command(commands, "audit", audit, what)
    add = command.add_argument
    add("case", metavar="CASE", nargs="?", help=f"{_CASE}; its trace is JSON")
    add("--replay", metavar="TRACE", help="assess the facts of this trace again, and say whether the same comes out")
    _add_output_option(command)
    add("--format", choices=_TEXT_OR_JSON, help="of what `--replay` says (text if left out)")
    sources = "a JSON file that says where facts come from: fact id to any object"
    add("--provenance", metavar="FILE", help=sources)
    add("--at", metavar="INSTANT", type=instant, help="when it was given, with time zone; left out: not said")
    add("--pack", metavar="PACK", help=f"its id or folder ({DEFAULT_PACK}; with --replay: the one the trace names)")


def _export(commands: Any) -> None:
    what = "write a pack in a form that other systems read"
    description = f"{what[:1].upper()}{what[1:]}."
    group: Parser = commands.add_parser("export", help=what, description=description, epilog=_EXIT_CODES)
    forms = group.add_subparsers(dest="form", metavar="FORM", title="forms", required=True)
    _export_fhir(forms)
    _export_python(forms)


def _export_fhir(forms: Any) -> None:
    what = "as FHIR R4: Library, PlanDefinition, ActivityDefinition, CodeSystem"
    command = _command(forms, "fhir", export_fhir, what)
    _add_pack_argument(command)
    add = command.add_argument
    add("-o", "--output", metavar="FOLDER", help="one file for each resource; left out: one Bundle on standard output")
    add("--status", choices=PUBLICATION_STATUSES, default="draft", help="draft if left out")
    add("--date", metavar="DATE", type=publication_date, help="of this version, such as 2026-03-01; left out: none")


def _export_python(forms: Any) -> None:
    what = "as one Python module that needs only the standard library, for plugin sandboxes"
    command = _command(forms, "python", export_python, what)
    _add_pack_argument(command)
    _add_output_option(command)


def _source_attributes(commands: Any) -> None:
    what = "say where a pack comes from and which facts about a person it uses (45 CFR 170.315(b)(11))"
    formats = ("text", "json", "markdown")
    command = _command(commands, "source-attributes", source_attributes, what, formats=formats)
    _add_pack_argument(command)
    _add_output_option(command)


def _feedback(commands: Any) -> None:
    what = "what clinicians did with the cards of the service, for quality review (needs resistance-rules[service])"
    command = _command(commands, "feedback", _run_feedback, what, formats=("text", "csv", "json"), about_packs=False)
    add = command.add_argument
    add("--database", metavar="URL", help="SQLAlchemy URL of the service's database (its default if left out)")
    add("--config", metavar="FILE", help="the service's TOML file with settings")
    add("--service", metavar="ID", help="only of this CDS service, such as engagement-patient-view")
    add("--since", metavar="DATE", help="only outcomes of this day or instant and later (UTC)")
    add("--until", metavar="DATE", help="only outcomes before this day or instant (UTC)")
    add("--without-comments", action="store_true", help="leave out what clinicians wrote: it may be about a person")
    _add_output_option(command)


def _run_mutants(args: argparse.Namespace, console: Console) -> ExitCode:
    """Import the testing kit only where it is used: it takes longer than an advice."""
    from resistance_rules.cli.testing_packs import mutants

    return mutants(args, console)


def _run_suite(args: argparse.Namespace, console: Console) -> ExitCode:
    from resistance_rules.cli.testing_packs import suite

    return suite(args, console)


def _run_serve(args: argparse.Namespace, console: Console) -> ExitCode:
    from resistance_rules.cli.serving import serve

    return serve(args, console)


def _run_feedback(args: argparse.Namespace, console: Console) -> ExitCode:
    from resistance_rules.cli.reviewing import feedback

    return feedback(args, console)
