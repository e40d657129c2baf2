"""One Python rival in a process of its own: ask.py NAME TASK OUT [EXPECT]

NAME is rapidfuzz-jw, rapidfuzz-token-set, nomenklatura-logic-v2 or nomenklatura-logic-v1. Reads the task, writes a line an answer to OUT and
prints what it came to. Needs rapidfuzz and numpy; for nomenklatura also nomenklatura (which brings followthemoney and normality).

nomenklatura scores pairs and needs a search engine before it. Here the CANDIDATES entries that are most alike by rapidfuzz stand in for one, in
Latin letters, and the right entries of EXPECT are always among them: its recall is an upper bound, and the search is not in its time.
"""
import json
import resource
import sys
import time

CANDIDATES = 60
KEEP = 10
BLOCK = 32


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def timed():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter() * 1000, (usage.ru_utime + usage.ru_stime) * 1000


class Names:
    """All names of the list, cleaned, and the place of each name's entry."""

    def __init__(self, entries, clean):
        import numpy

        self.numpy = numpy
        rows = [[text for text in {clean(name["text"]): None for name in entry["names"]} if text] or ["\0"] for entry in entries]
        self.texts = [text for row in rows for text in row]
        self.sorted = [in_order(text) for text in self.texts]
        self.starts = numpy.cumsum([0] + [len(row) for row in rows[:-1]])

    def scores(self, scorer, queries, texts):
        from rapidfuzz import process

        return process.cdist(queries, texts, scorer=scorer, dtype=self.numpy.float32)

    def by_entry(self, scores):
        return self.numpy.maximum.reduceat(scores, self.starts, axis=1)


def in_order(text):
    return " ".join(sorted(text.split()))


def best(ids, row, keep):
    places = sorted(range(len(row)), key=lambda at: -row[at])[:keep]
    return [[ids[at], round(float(row[at]), 4)] for at in places if row[at] > 0]


def rapidfuzz_system(name, task):
    import rapidfuzz
    from rapidfuzz import fuzz, utils
    from rapidfuzz.distance import JaroWinkler

    ids = [entry["id"] for entry in task["entries"]]
    names = Names(task["entries"], utils.default_process)

    def ask(questions):
        queries = [utils.default_process(question["name"]) for question in questions]
        if name == "rapidfuzz-token-set":
            found = names.scores(fuzz.token_set_ratio, queries, names.texts) / 100
        else:
            found = names.numpy.maximum(
                names.scores(JaroWinkler.similarity, queries, names.texts),
                names.scores(JaroWinkler.similarity, [in_order(query) for query in queries], names.sorted),
            )
        return [best(ids, row, KEEP) for row in names.by_entry(found)]

    settings = "token_set_ratio" if name == "rapidfuzz-token-set" else "Jaro-Winkler, the better of words as written and in order"
    return rapidfuzz.__version__, settings + "; every name of the list", ask, None


SCHEMA = {"person": "Person", "organisation": "Organization", "vessel": "Vessel", "aircraft": "Airplane", "unknown": "LegalEntity"}


def nomenklatura_system(name, task, expect):
    import logging
    import warnings
    from functools import lru_cache

    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    import nomenklatura
    from followthemoney import EntityProxy
    from nomenklatura.matching import get_algorithm
    from nomenklatura.matching.logic_v2.names import analysis, match
    from normality import ascii_text
    from rapidfuzz import fuzz, utils

    # it keeps the names of 1,000 entities; here all, which is faster than it is in use
    for function in ("entity_names", "entity_names_consolidated"):
        kept = lru_cache(maxsize=None)(getattr(analysis, function).__wrapped__)
        setattr(analysis, function, kept)
        if hasattr(match, function):
            setattr(match, function, kept)

    algorithm = get_algorithm(name.removeprefix("nomenklatura-"))
    config = algorithm.default_config()

    def entity(id, kind, properties):
        data = {"id": id, "schema": SCHEMA[kind], "properties": {key: value for key, value in properties.items() if value}}
        return EntityProxy.from_dict(data, cleaned=False)

    def latin(text):
        return utils.default_process(ascii_text(text) or text)

    entries = task["entries"]
    ids = [entry["id"] for entry in entries]
    place = {id: at for at, id in enumerate(ids)}
    entities = [
        entity(
            f"entry {entry['id']}",
            entry["kind"],
            {
                "name": [name["text"] for name in entry["names"] if not name["weak"]],
                "weakAlias": [name["text"] for name in entry["names"] if name["weak"]],
            },
        )
        for entry in entries
    ]
    names = Names(entries, latin)
    searching = [0.0, 0.0]
    pairs = [0]

    def ask(questions):
        before = timed()
        queries = [latin(question["name"]) for question in questions]
        likeness = names.numpy.maximum(
            names.by_entry(names.scores(fuzz.token_set_ratio, queries, names.texts)),
            names.by_entry(names.scores(fuzz.ratio, [in_order(query) for query in queries], names.sorted)),
        )
        chosen = []
        for row, question in zip(likeness, questions):
            wanted = {int(at) for at in names.numpy.argsort(-row, kind="stable")[:CANDIDATES]}
            wanted.update(place[id] for id in expect.get(question["id"], []) if id in place)
            chosen.append(sorted(wanted))
        after = timed()
        searching[0] += after[0] - before[0]
        searching[1] += after[1] - before[1]
        answers = []
        for question, candidates in zip(questions, chosen):
            query = entity(f"query {question['id']}", question["kind"], {"name": [question["name"]]})
            scored = []
            for at in candidates:
                if not query.schema.can_match(entities[at].schema):
                    continue
                pairs[0] += 1
                score = algorithm.compare(query, entities[at], config).score
                if score > 0:
                    scored.append([ids[at], round(score, 4)])
            answers.append(sorted(scored, key=lambda hit: -hit[1])[:KEEP])
        return answers

    settings = f"default weights, {CANDIDATES} candidates and the right ones, names kept"
    return nomenklatura.__version__, settings, ask, lambda: (pairs[0], searching)


def main():
    name, task_file, out = sys.argv[1:4]
    task = read(task_file)
    began = timed()
    if name.startswith("nomenklatura-"):
        version, settings, ask, more = nomenklatura_system(name, task, read(sys.argv[4]))
    else:
        version, settings, ask, more = rapidfuzz_system(name, task)
    built = timed()
    questions = task["questions"]
    # what is loaded at the first question is no part of asking
    ask(questions[:2])
    before_pairs, before_search = (more()[0], list(more()[1])) if more else (0, [0, 0])
    start = timed()
    with open(out, "w", encoding="utf-8") as file:
        for at in range(0, len(questions), BLOCK):
            block = questions[at : at + BLOCK]
            for question, hits in zip(block, ask(block)):
                file.write(json.dumps({"id": question["id"], "hits": hits}, ensure_ascii=False) + "\n")
    end = timed()
    facts = {
        "name": name,
        "version": version,
        "settings": settings,
        "buildMs": built[0] - began[0],
        "askMs": end[0] - start[0],
        "askCpuMs": end[1] - start[1],
        "peakMegabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if more:
        pairs, searching = more()
        facts["pairs"] = pairs - before_pairs
        facts["askMs"] -= searching[0] - before_search[0]
        facts["askCpuMs"] -= searching[1] - before_search[1]
    print(json.dumps(facts))


main()
