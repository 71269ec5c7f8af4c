"""``python -m tests.simulation [--seeds N] [--from SEED] [--jobs N]`` or ``--seed S --verbose``."""

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.simulation.day import Told, live
from tests.simulation.proof import bound
from tests.simulation.sides import make_template

_MEMORY = Path("/dev/shm")  # noqa: S108  a folder in memory, where there is one
_CHUNK = 50


def main(args: list[str]) -> int:
    """Live the days; 1 where one broke a promise."""
    asked = argparse.ArgumentParser(
        prog="python -m tests.simulation", description="Bad days by the seed."
    )
    asked.add_argument("--seeds", type=int, default=10_000, help="how many days (10000)")
    asked.add_argument("--from", type=int, default=0, dest="first", help="the first seed (0)")
    asked.add_argument("--seed", type=int, help="only this day")
    asked.add_argument("--verbose", action="store_true", help="tell what happens (with --seed)")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    how = asked.parse_args(args)
    with in_memory() as folder:
        make_template(folder)
        if how.seed is not None:
            return _one(how.seed, folder, verbose=how.verbose)
        return _many(range(how.first, how.first + how.seeds), how.jobs, folder)


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder in memory, where the system has one; gone afterwards."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def _one(seed: int, folder: Path, *, verbose: bool) -> int:
    told = live(seed, folder, folder, _tell if verbose else lambda _text: None)
    _tell(f"seed {seed}: {'; '.join(told.faults) or 'every promise kept'}")
    return int(bool(told.faults))


def _many(seeds: range, jobs: int, folder: Path) -> int:
    begun, sum_, failed, worst = time.perf_counter(), Counter[str](), list[int](), 0.0
    for told in _told(seeds, jobs, folder):
        sum_.update(
            days=1,
            requests=told.requests,
            crashes=told.crashes,
            restarts=told.restarts,
            outages=len(told.outages),
        )
        worst = max([worst, *(o.asked / bound(o) for o in told.outages)])
        if told.faults:
            failed.append(told.seed)
            _tell(f"seed {told.seed}: {'; '.join(told.faults)}")
        if sum_["days"] % 1000 == 0:
            _tell(
                f"  {sum_['days']} days, {len(failed)} failed, {time.perf_counter() - begun:.0f} s",
            )
    _tell(
        f"{sum_['days']} bad days in {time.perf_counter() - begun:.0f} s: {sum_['requests']} requests,"
        f" {sum_['crashes']} deaths of the laptop's program, {sum_['restarts']} of the gateway,"
        f" {sum_['outages']} outages (asked at most {worst:.0%} of what is allowed); {len(failed)} days broke a promise"
    )
    for seed in failed[:20]:
        _tell(f"again: python -m tests.simulation --seed {seed} --verbose")
    return int(bool(failed))


def _told(seeds: range, jobs: int, folder: Path) -> Iterator[Told]:
    if jobs < 2:
        yield from (day(seed, folder) for seed in seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(day, seeds, [folder] * len(seeds), chunksize=_CHUNK)


def _tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def day(seed: int, folder: Path) -> Told:
    """A day whose own failure is a fault of it, so that its seed is told."""
    try:
        return live(seed, folder, folder)
    except Exception:  # noqa: BLE001  whatever it is, the other days go on
        where = traceback.format_exc().strip().splitlines()
        return Told(
            seed, ("failed: " + " | ".join(line.strip() for line in where[-3:]),), 0, 0, 0, ()
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
