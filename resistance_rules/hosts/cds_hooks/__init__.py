"""CDS Hooks 2.0.1: an advice as cards. Pure functions from request to response; `routes` serves them over HTTP.

The standard: https://cds-hooks.hl7.org/2.0/. How to use it: docs/cds-hooks.md.
"""
