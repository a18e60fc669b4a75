"""Trying a pack out: its examples, and random cases against its promises. Used by the command line, and by tests."""
