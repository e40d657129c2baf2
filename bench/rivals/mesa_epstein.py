"""Mesa's own Epstein example at the settings of run 2, timed. Prints one JSON line.

    python3 bench/rivals/mesa_epstein.py [STEPS]

Two figures: as it ships, and without its data collection, which is the one to be compared with: ours collects nothing either.
Agent-steps are all agents and cops times steps, the jailed included, although Mesa does nothing for those.
"""

import json
import platform
import sys
import time

try:
    import mesa
    from mesa.examples.advanced.epstein_civil_violence.model import EpsteinCivilViolence
except ImportError as missing:
    print(json.dumps({"missing": f"{missing}; python3 -m pip install mesa==3.3.1 networkx"}))
    sys.exit(0)


def measure(steps, collect):
    model = EpsteinCivilViolence(cop_density=0.04, legitimacy=0.82, max_jail_term=30, max_iters=10**9, seed=1)
    if not collect:
        model.datacollector.collect = lambda model: None
    model.step()
    agents = len(model.agents)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(steps):
        model.step()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"perSecond": agents * steps / wall, "perCpuSecond": agents * steps / cpu}


steps = int(sys.argv[1]) if len(sys.argv) > 1 else 40
print(
    json.dumps(
        {
            "mesa": mesa.__version__,
            "python": platform.python_version(),
            "steps": steps,
            "asShipped": measure(steps, True),
            "withoutCollection": measure(steps, False),
        }
    )
)
