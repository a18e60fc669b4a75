"""Is the memory of a panel bounded by its batch? Parquet files of several sizes, each in a process of its own.

    python benchmarks/panel_memory.py

Linux only: the peak is what the system says of the process (VmHWM).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SLICE = 20_000


def peak() -> float:
    """Return the most memory that this process has held so far, in megabytes."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(lines["VmHWM"].split()[0]) / 1024


def assess(source: str, batch: int) -> None:
    """Assess a file, and print the peak before, the peak after and the seconds."""
    from resistance_rules import load, panel

    kb = load(engine="reference")
    panel.assess_file(kb, f"{source}.first.parquet", f"{source}.out.parquet", batch=batch)  # what everything needs once
    before, start = peak(), time.perf_counter()
    panel.assess_file(kb, source, f"{source}.out.parquet", batch=batch)
    print(json.dumps([before, peak(), time.perf_counter() - start]))


def write_files(folder: Path, sizes: list[int]) -> None:
    """Write a file of each size, in row groups of 20,000, and one of a single batch beside each."""
    import pyarrow.parquet as pq
    from panel_tables import table_of
    from shared import sparse_cases

    from resistance_rules import load

    kb = load(engine="reference")
    part = table_of(kb, sparse_cases(kb, 1_000, 0), SLICE)
    for size in sizes:
        pq.write_table(part, folder / f"{size}.parquet.first.parquet")
        with pq.ParquetWriter(folder / f"{size}.parquet", part.schema) as writer:
            for start in range(0, size, SLICE):
                writer.write_table(part.slice(0, min(SLICE, size - start)))


def main() -> None:
    """Write the files, start a process for each, and print what they took."""
    parser = argparse.ArgumentParser(description="peak memory of panels")
    parser.add_argument("--rows", type=int, default=400_000, help="of the largest file")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        assess(options.child[0], int(options.child[1]))
        return
    from shared import machine, print_table

    lines = []
    sizes = [options.rows // 10, options.rows // 3, options.rows]
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), sizes)
        for size, batch in [(size, 16_384) for size in sizes] + [(sizes[-1], 4_096), (sizes[-1], 65_536)]:
            source = Path(folder, f"{size}.parquet")
            words = [sys.executable, __file__, "--child", str(source), str(batch)]
            done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603  (this same script)
            before, most, taken = json.loads(done.stdout)
            megabytes = source.stat().st_size / (1 << 20)
            figures = (
                f"{megabytes:.1f} MB",
                f"{batch:,}",
                f"{before:.0f} MB",
                f"{most:.0f} MB",
                f"{1e6 * taken / size:.0f}",
            )
            lines.append((f"{size:,}", *figures))
    print(f"{machine()}\n")
    print_table(("cases", "file", "batch", "peak of a first small file", "peak", "microseconds a case"), lines)


if __name__ == "__main__":
    main()
