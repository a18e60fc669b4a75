"""The rules of a pack on other rule engines, side by side; `python benchmarks/peers` runs them."""
