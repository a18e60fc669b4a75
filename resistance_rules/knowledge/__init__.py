"""Packs: the knowledge as strict YAML, read into a checked model. Imports nothing of the other rooms."""
