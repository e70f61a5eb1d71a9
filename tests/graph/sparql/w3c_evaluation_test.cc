// The W3C's evaluation tests of SPARQL 1.1: query and result formats. Results go through the writer of the
// expected file's format and are read back by the readers of tests/support, so the writers are judged too.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "graph/sparql/engine.h"
#include "graph/sparql/parser.h"
#include "graph/sparql/results.h"
#include "graph/store/term.h"
#include "tests/support/memory_triples.h"
#include "tests/support/rdf_files.h"
#include "tests/support/sparql_results.h"
#include "tests/support/w3c_manifest.h"

namespace mscgraph::sparql {
namespace {

// Tests that are not run, by name, each with its reason.
const std::map<std::string, std::string> kSkipped = {};

constexpr char kResultSet[] = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

bool IsOrdered(const Pattern& pattern) {
  switch (pattern.kind) {
    case Pattern::Kind::kOrder:
      return true;
    case Pattern::Kind::kSlice:
    case Pattern::Kind::kDistinct:
    case Pattern::Kind::kReduced:
    case Pattern::Kind::kProject:
      return IsOrdered(*pattern.children[0]);
    default:
      return false;
  }
}

// A result written as triples of the result-set vocabulary.
SparqlResult ResultOfTriples(const std::set<Quad>& quads) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> objects;
  for (const Quad& quad : quads) objects[{quad[0], quad[1]}].push_back(quad[2]);
  const auto property = [&](const char* name) { return IriForm(std::string(kResultSet) + name); };
  const auto text = [](const std::string& form) { return ParseTerm(form).value; };
  SparqlResult result;
  for (const auto& [key, values] : objects) {
    if (key.second == property("boolean")) result.boolean = text(values[0]) == "true";
    if (key.second == property("resultVariable")) {
      for (const std::string& name : values) result.columns.push_back(text(name));
    }
  }
  for (const auto& [key, solutions] : objects) {
    if (key.second != property("solution")) continue;
    for (const std::string& solution : solutions) {
      auto& row = result.rows.emplace_back(result.columns.size());
      for (const std::string& binding : objects[{solution, property("binding")}]) {
        const std::string name = text(objects[{binding, property("variable")}].at(0));
        const auto column = std::find(result.columns.begin(), result.columns.end(), name);
        row[static_cast<size_t>(column - result.columns.begin())] =
            objects[{binding, property("value")}].at(0);
      }
    }
  }
  return result;
}

struct Format {
  ResultFormat format;
  absl::StatusOr<SparqlResult> (*read)(const std::string&);
};
Format FormatOf(const std::string& extension) {
  if (extension == ".srj") return {ResultFormat::kJson, ReadJsonResult};
  if (extension == ".csv") return {ResultFormat::kCsv, ReadCsvResult};
  if (extension == ".tsv") return {ResultFormat::kTsv, ReadTsvResult};
  return {ResultFormat::kXml, ReadXmlResult};
}

// Answers a query in a format.
absl::StatusOr<std::string> Answer(const Query& query, const TripleReader& reader, const RunOptions& options,
                                   ResultFormat format) {
  std::ostringstream out;
  const auto writer = MakeResultWriter(format, &out);
  if (absl::Status status = Run(query, reader, options, writer.get()); !status.ok()) return status;
  if (absl::Status status = writer->Finish(); !status.ok()) return status;
  return out.str();
}

class Evaluation {
 public:
  explicit Evaluation(const test::W3cTest& test) : test_(test) {}

  // "" if the test passes, else why not.
  std::string Run() {
    if (absl::Status status = ReadData(); !status.ok()) return status.ToString();
    const auto text = test::ReadFile(test_.action);
    if (!text.ok()) return text.status().ToString();
    const auto query = ParseQuery(*text, {.base = test_.action.iri});
    if (!query.ok()) return query.status().ToString();
    if (query->has_dataset) options_.has_dataset = false;
    const test::MemoryTriples reader(quads_);
    const std::string extension = std::filesystem::path(test_.result->path).extension();
    if (extension == ".ttl" || extension == ".rdf") return CompareTriples(*query, reader);
    const Format format = FormatOf(extension);
    const auto expected_text = test::ReadFile(*test_.result);
    if (!expected_text.ok()) return expected_text.status().ToString();
    const auto expected = format.read(*expected_text);
    if (!expected.ok()) return expected.status().ToString();
    return Compare(*query, reader, format, *expected);
  }

 private:
  absl::Status ReadData() {
    options_.has_dataset = true;
    std::set<Quad> quads;
    int number = 0;
    const auto read = [&](const std::vector<test::W3cFile>& files,
                          std::vector<std::string>* graphs) -> absl::Status {
      for (const test::W3cFile& file : files) {
        graphs->push_back(IriForm(file.iri));
        if (!known_.insert(file.iri).second) continue;
        const absl::Status status =
            ReadRdfFile(file.path, file.iri, IriForm(file.iri), "f" + std::to_string(number++), &quads);
        if (!status.ok()) return status;
      }
      return absl::OkStatus();
    };
    if (absl::Status status = read(test_.data, &options_.default_graphs); !status.ok()) return status;
    if (absl::Status status = read(test_.named_graphs, &options_.named_graphs); !status.ok()) return status;
    for (const Quad& quad : quads) quads_.push_back({quad[0], quad[1], quad[2], quad[3]});
    return absl::OkStatus();
  }

  std::string Compare(const Query& query, const TripleReader& reader, const Format& format,
                      const SparqlResult& expected) {
    const auto written = Answer(query, reader, options_, format.format);
    if (!written.ok()) return written.status().ToString();
    const auto actual = format.read(*written);
    if (!actual.ok()) return "our result cannot be read: " + actual.status().ToString() + "\n" + *written;
    return DifferenceOf(expected, *actual, query.form == Query::Form::kSelect && IsOrdered(*query.pattern));
  }

  // Expected triples: of CONSTRUCT, or a result as triples.
  std::string CompareTriples(const Query& query, const TripleReader& reader) {
    std::set<Quad> expected;
    if (absl::Status status = ReadRdfFile(test_.result->path, test_.result->iri, "", "", &expected);
        !status.ok())
      return status.ToString();
    if (query.form != Query::Form::kConstruct && query.form != Query::Form::kDescribe)
      return Compare(query, reader, FormatOf(".srx"), ResultOfTriples(expected));
    for (const auto& [format, syntax] : {std::pair(ResultFormat::kNTriples, RdfSyntax::kNTriples),
                                         std::pair(ResultFormat::kTurtle, RdfSyntax::kTurtle)}) {
      const auto written = Answer(query, reader, options_, format);
      if (!written.ok()) return written.status().ToString();
      std::set<Quad> actual;
      if (absl::Status status = ReadQuads(syntax, *written, "", &actual); !status.ok())
        return "our result cannot be read: " + status.ToString() + "\n" + *written;
      if (!AreIsomorphic(expected, actual)) return "another graph:\n" + *written;
    }
    return "";
  }

  const test::W3cTest& test_;
  std::set<std::string> known_;
  std::vector<test::FormQuad> quads_;
  RunOptions options_;
};

TEST(W3cEvaluation, EveryTestPassesButTheSkippedOnes) {
  const auto root = test::W3cFolder();
  if (!root) GTEST_SKIP() << "MSCGRAPH_W3C does not name the folder of the W3C's test suites";
  int run = 0, passed = 0, skipped = 0;
  for (const test::W3cTest& one : test::AllSparqlTests(*root)) {
    if (!one.result) continue;  // A syntax test.
    ++run;
    const std::string fault = Evaluation(one).Run();
    passed += fault.empty();
    const auto reason = kSkipped.find(one.name);
    if (reason != kSkipped.end()) {
      ++skipped;
      EXPECT_NE(fault, "") << one.name << " passes: take it off the list of skipped tests";
    } else {
      EXPECT_EQ(fault, "") << one.name << " (" << one.action.path << ")";
    }
  }
  std::cout << passed << " of " << run << " tests pass, " << skipped << " are skipped\n";
  EXPECT_GE(run, 235);
}

}  // namespace
}  // namespace mscgraph::sparql
