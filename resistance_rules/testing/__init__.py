"""What a pack author or a clinic runs to try a pack: agreement with raters, coverage, properties."""
