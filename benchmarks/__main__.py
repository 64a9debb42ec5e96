"""`make bench`: every benchmark of the gate, one after another, on the data that is there."""

from benchmarks.quality import BENCHMARKS, bench

for title, modules in BENCHMARKS.items():
    print(f"\n{title}\n{bench(modules)}", flush=True)
