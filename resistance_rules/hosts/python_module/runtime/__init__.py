"""The part of an exported module that is the same for every pack.

Each module here is valid Python of the library, and is also copied, without its imports, into what is exported: so it
keeps to the subset of Python that plugin sandboxes accept (docs/export-python.md), and needs nothing but `re`,
`decimal` and the tables. `tests/test_export_python.py` holds it against the rest of the library.
"""
