"""Many cases at once: a frame or file with a row for each case in, one with a row of advice for each case out.

>>> from resistance_rules import load, panel
>>> result = panel.assess(load(), frame, keep=["patient_id"])

The extra `panel` brings what this needs; the core does not import it. docs/panel.md documents the columns.
"""

try:
    import numpy as np  # noqa: F401
    import pyarrow as pa  # noqa: F401
except ImportError as error:  # pragma: no cover  (the tests have both)
    message = 'panels need more than the core: `pip install "resistance-rules[panel]"`'
    raise ImportError(message) from error

from resistance_rules.panel.assessing import Counting, Problem, Report, advice, assess, assess_file, rows_in
from resistance_rules.panel.errors import PanelError, written
from resistance_rules.panel.summary import SMALLEST, Line, Summary, summary
from resistance_rules.panel.tables import SCHEMA

__all__ = [
    "SCHEMA",
    "SMALLEST",
    "Counting",
    "Line",
    "PanelError",
    "Problem",
    "Report",
    "Summary",
    "advice",
    "assess",
    "assess_file",
    "rows_in",
    "summary",
    "written",
]
