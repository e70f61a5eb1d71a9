#!/usr/bin/env python3
"""Times Virtuoso (Debian: virtuoso-opensource-7) on a file of bench/make_triples, in a scratch instance that is
stopped and removed at the end.

usage: virtuoso.py FILE.nt LOOKUPS QUERIES_FOLDER [--loaders N] [--no-queries]

Prints lines "NAME<tab>VALUE": load_s (the loaders in parallel, and the checkpoint), load_cpu_s, bytes (8 KB pages in use, less
those of an empty database), and for each query QUERY_rows, QUERY_median_us, QUERY_p99_us, QUERY_runs, asked over one
kept connection of HTTP, answers in JSON.
"""
import argparse
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

PAGE = 8192
GRAPH = "http://example.org/race"
XSD = "http://www.w3.org/2001/XMLSchema#"
DATATYPES = [XSD + "decimal", XSD + "integer", XSD + "boolean", XSD + "gYear",
             "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"]
INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
MaxCheckpointRemap = 2000
Striping = 0
[Parameters]
ServerPort = {sql_port}
DisableUnixSocket = 1
MaxClientConnections = 10
CheckpointInterval = 0
DirsAllowed = {folder}
SchedulerInterval = 10
MaxQueryMem = 2G
VectorSize = 1000
MaxVectorSize = 1000000
ThreadsPerQuery = 4
AsyncQueueMaxThreads = 10
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
[HTTPServer]
ServerPort = {http_port}
ServerRoot = {folder}
ServerThreads = 10
MaxKeepAlives = 10
KeepAliveTimeout = 100
[SPARQL]
ResultSetMaxRows = 1000000
DefaultGraph = {graph}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def report(name, value):
    print(f"{name}\t{value}", flush=True)


class Virtuoso:
    def __init__(self, folder):
        self.folder = folder
        self.sql_port, self.http_port = free_port(), free_port()
        ini = folder / "virtuoso.ini"
        ini.write_text(INI.format(folder=folder, sql_port=self.sql_port, http_port=self.http_port, graph=GRAPH))
        self.process = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", str(ini)], cwd=folder,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 120
        while self.sql("select 1;", check=False) is None:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("virtuoso.py: the server does not start:\n" + (folder / "virtuoso.log").read_text())
            time.sleep(0.2)

    def isql(self, statement):
        return ["isql-vt", f"127.0.0.1:{self.sql_port}", "dba", "dba", "BANNER=OFF", "VERBOSE=OFF", "PROMPT=OFF",
                "ERRORS=STDOUT", f"exec={statement}"]

    def sql(self, statement, check=True):
        done = subprocess.run(self.isql(statement), capture_output=True, text=True)
        bad = done.returncode != 0 or "*** Error" in done.stdout
        if bad and check:
            raise SystemExit("virtuoso.py: " + statement + "\n" + done.stdout + done.stderr)
        return None if bad else done.stdout

    def number(self, statement):
        return int([line for line in self.sql(statement).split() if line.strip().lstrip("-").isdigit()][-1])

    def bytes(self):
        """Of the pages that the database file has, those in use: the file itself grows in large steps."""
        pages = re.search(r"DB master (\d+) total (\d+) free", self.sql("status();"))
        return PAGE * (int(pages[1]) - int(pages[2]))

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def load(self, parts, loaders):
        """Wall seconds until all is on disk, and the server's processor seconds."""
        # Two loaders that meet a new datatype at the same time fail ("Non unique primary key on DB.DBA.RDF_DATATYPE").
        for datatype in DATATYPES:
            self.sql(f'sparql insert into <{GRAPH}/datatypes> {{ <x:s> <x:p> "1"^^<{datatype}> }};')
        self.sql(f"ld_dir('{parts}', '*.nt', '{GRAPH}');")
        start, cpu = time.monotonic(), self.cpu_seconds()
        runs = [subprocess.Popen(self.isql("rdf_loader_run();"), stdout=subprocess.DEVNULL) for _ in range(loaders)]
        for run in runs:
            run.wait()
        self.sql("checkpoint;")
        seconds, cpu = time.monotonic() - start, self.cpu_seconds() - cpu
        failed = self.number("select count(*) from DB.DBA.LOAD_LIST where ll_state <> 2 or ll_error is not null;")
        if failed:
            raise SystemExit(f"virtuoso.py: {failed} files did not load: "
                             + self.sql("select ll_file, ll_error from DB.DBA.LOAD_LIST;"))
        return seconds, cpu

    def connect(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=600)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, query):
        """Microseconds until the answer is there, and its bytes."""
        target = "/sparql?" + urllib.parse.urlencode({"query": query, "format": "application/sparql-results+json"})
        start = time.perf_counter()
        self.connection.request("GET", target)
        answer = self.connection.getresponse()
        body = answer.read()
        micros = (time.perf_counter() - start) * 1e6
        if answer.status != 200:
            raise SystemExit("virtuoso.py: " + body.decode(errors="replace")[:1000])
        return micros, body

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def split(file, folder, parts):
    """The lines of `file` in as many files, for the loaders to share."""
    folder.mkdir()
    subprocess.run(["split", "-n", f"l/{parts}", "--additional-suffix=.nt", file, folder / "part"], check=True)


def time_query(server, name, text, claims, seconds):
    texts = [text.replace("CLAIM", claim) for claim in claims] if "<CLAIM>" in text else [text]
    for query in texts:
        _, body = server.ask(query)
    answer = json.loads(body)["results"]["bindings"]
    times, end = [], time.monotonic() + seconds
    while True:
        times += [server.ask(query)[0] for query in texts]
        if time.monotonic() > end:
            break
    times.sort()
    report(f"{name}_rows", len(answer))
    report(f"{name}_min_us", round(times[0], 1))
    report(f"{name}_median_us", round(times[len(times) // 2], 1))
    report(f"{name}_p99_us", round(times[min(len(times) - 1, int(len(times) * 0.99))], 1))
    report(f"{name}_runs", len(times))
    if len(texts) == 1:
        report(f"{name}_answer", " ".join(value["value"] for value in answer[0].values()))


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("lookups")
    parser.add_argument("queries")
    parser.add_argument("--loaders", type=int, default=2)
    parser.add_argument("--no-queries", action="store_true")
    options = parser.parse_args()
    version = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "virtuoso-opensource-7-bin"],
                             capture_output=True, text=True).stdout
    report("version", version)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="virtuoso"))
    server = None
    try:
        split(options.file, folder / "parts", 4 * options.loaders)
        server = Virtuoso(folder)
        empty = server.bytes()
        seconds, cpu = server.load(folder / "parts", options.loaders)
        report("load_s", round(seconds, 3))
        report("load_cpu_s", round(cpu, 2))
        report("bytes", server.bytes() - empty)
        report("file_bytes", (folder / "virtuoso.db").stat().st_size)
        report("triples", server.number(f"sparql select count(*) from <{GRAPH}> where {{?s ?p ?o}};"))
        if not options.no_queries:
            claims = pathlib.Path(options.lookups).read_text().split()[:400]
            server.connect()
            for name in ["lookup", "star", "group_by", "count", "aggregate", "contains"]:
                text = (pathlib.Path(options.queries) / f"{name}.rq").read_text()
                time_query(server, name, text, claims, 2)
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
