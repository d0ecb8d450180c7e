"""What the engine costs beside the process pools that it replaced (commit 6d8a7f9), in turns in one run.

    git worktree add /tmp/pools 6d8a7f9 && python reports/engine/measure.py /tmp/pools
    python reports/engine/measure.py --costs    # of the engine alone: what starting costs, and a task

Writes measured.csv and measured.png, or costs.csv, beside this file. CPU seconds are those of all processes that a command has started (Linux),
own_cpu_s those of its first process, which holds client and scheduler."""
import argparse, ctypes, json, os, statistics, subprocess, sys, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
KIT = HERE.parents[1]

def nap(path):
    "A job of 10 ms."
    time.sleep(.01)
    return dict(path=path)

def idle(path):
    "A job of 1 ms."
    time.sleep(.001)
    return dict(path=path)

def single(path):
    "A job of 1 ms that is a task of its own, not part of a batch."
    time.sleep(.001)
    return dict(path=path)

def work(engine, job, jobs, workers):
    "Does the jobs with one engine in this process; prints the seconds and the growth of the resident memory after a tenth of the jobs."
    began = time.monotonic()
    memory = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    held = [0.]
    if job == "simulate":
        from wildfire_nb.simulation.simulate import simulate_fires
        with tempfile.TemporaryDirectory() as folder: simulate_fires(Path(folder)/"fires", fires=jobs, workers=workers)
    else:
        given = {f"fire_{n}": dict(path=f"/data/wsts/2021/fire_{n}.hdf5") for n in range(jobs)}
        import measure
        if engine == "pools":
            from wildfire_nb.convert import in_workers
            assert len(in_workers(f"measure:{job}", list(given.values()), workers)) == jobs
        else:
            import wildfire_nb.jobs
            from wildfire_nb.jobs import JobError, run_jobs
            if job == "single": wildfire_nb.jobs.SECONDS = wildfire_nb.jobs.TASK = 0
            for n, (_, done) in enumerate(run_jobs(getattr(measure, job), given, workers)):
                assert not isinstance(done, JobError), done
                if n >= jobs//10: held.append(memory())
    print(json.dumps(dict(wall_s=time.monotonic() - began, grown_mb=max(held[1:]) - held[1] if held[1:] else None,
                          own_cpu_s=time.process_time())))

def measure_one(engine, root, job, jobs, workers):
    "One command: seconds by the clock and CPU seconds of it and of all that it has started."
    load = os.getloadavg()[0]
    path = os.pathsep.join([str(root), str(HERE)])
    command = [sys.executable, str(HERE/"measure.py"), "--one", engine, job, str(jobs), str(workers)]
    child = subprocess.Popen(command, cwd=root, env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said, cpu = child.stdout.read(), 0.
    while True:  # this process adopts what a command leaves behind, such as its fork server
        try: _, _, used = os.wait4(-1, 0)
        except ChildProcessError: break
        cpu += used.ru_utime + used.ru_stime
    return dict(engine=engine, job=job, jobs=jobs, workers=workers, **json.loads(said), cpu_s=cpu, load=load)

def costs(out, repeats):
    "Writes costs.csv: eight short jobs, which is to start and to end, and 200 and 1,200 tasks."
    import pandas as pd
    rows = []
    for repeat in range(repeats):
        for case in (("idle", 8, 2), ("idle", 8, 4), ("single", 200, 2), ("single", 1200, 2)):
            rows.append(measure_one("dask", KIT, *case) | dict(repeat=repeat))
            print(json.dumps(rows[-1]), flush=True)
    table = pd.DataFrame(rows).round(2)
    table.to_csv(out/"costs.csv", index=False)
    print(table.groupby(["job", "jobs", "workers"])[["wall_s", "cpu_s", "own_cpu_s", "load"]].median().to_string())

def draw(rows, path):
    import matplotlib
    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    cases = list(dict.fromkeys((r["job"], r["jobs"], r["workers"]) for r in rows if r["engine"] == "pools"))
    of = lambda case, engine, what: [r[what] for r in rows if (r["job"], r["jobs"], r["workers"]) == case and r["engine"] == engine]
    fig, ax = plt.subplots(figsize=(7, .5*len(cases) + 1.3), dpi=100, layout="constrained")
    for y, case in enumerate(cases):
        for what, color, shift in (("cpu_s", "#0072B2", -.13), ("wall_s", "#D55E00", .13)):
            ratios = [new/old for new, old in zip(of(case, "dask", what), of(case, "pools", what))]
            ax.plot(ratios, [y + shift]*len(ratios), "o", color=color, ms=4, alpha=.5)
            ax.plot(statistics.median(ratios), y + shift, "|", color=color, ms=14, mew=3, label=f"{what[:-2].replace('cpu', 'CPU time').replace('wall', 'clock')}, median and runs" if y == 0 else None)
    ax.axvline(1, color="k", lw=1); ax.axvline(1.05, color="k", lw=1, ls=":")
    names = [f"{jobs:,} {dict(simulate='fires simulated', nap='jobs of 10 ms')[job]}, {workers} worker{'s' * (workers > 1)}" for job, jobs, workers in cases]
    ax.set(yticks=range(len(cases)), yticklabels=names, xlabel="time with Dask, that of the earlier pools = 1 (dotted: 1.05)", ylim=(len(cases) - .5, -.5))
    fig.legend(*ax.get_legend_handles_labels(), loc="outside upper center", ncols=2, fontsize=9, frameon=False)
    ax.tick_params(labelsize=9)
    fig.savefig(path)

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pools", nargs="?", type=Path, help="a checkout of commit 6d8a7f9")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--fires", type=int, default=48)
    parser.add_argument("--costs", action="store_true", help="what starting costs, and a task: costs.csv")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, default=HERE)
    args = parser.parse_args()
    if args.one: return work(args.one[0], args.one[1], int(args.one[2]), int(args.one[3]))
    if not args.costs and (not args.pools or not (args.pools/"wildfire_nb/convert.py").is_file()): parser.error("give the folder of a checkout of commit 6d8a7f9")
    PR_SET_CHILD_SUBREAPER = 36
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    args.out.mkdir(parents=True, exist_ok=True)
    if args.costs: return costs(args.out, args.repeats)
    import pandas as pd
    rows, both = [], (("pools", args.pools.resolve()), ("dask", KIT))
    cases = [("simulate", args.fires, w) for w in (1, 2, 4)] + [("nap", 2000, 2)]
    for repeat in range(args.repeats):
        for case in cases:
            for engine, root in both if repeat % 2 == 0 else both[::-1]:
                rows.append(measure_one(engine, root, *case) | dict(repeat=repeat))
                print(json.dumps(rows[-1]), flush=True)
    rows.append(measure_one("dask", KIT, "idle", 10_000, 2) | dict(repeat=0))
    table = pd.DataFrame(rows).round(2)
    table.to_csv(args.out/"measured.csv", index=False)
    draw(rows, args.out/"measured.png")
    print(table.groupby(["job", "jobs", "workers", "engine"])[["wall_s", "cpu_s", "grown_mb", "load"]].median().to_string())

if __name__ == "__main__": main()
