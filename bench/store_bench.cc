// Times queries over a store that holds a file of bench/make_triples, in this process, as bench/rivals do for
// others.
//
// usage: store_bench DIR LOOKUPS QUERIES_FOLDER
//        store_bench --open DIR
//
// Prints lines "NAME<tab>VALUE": open_s (the store and a reader of it), and for each query QUERY_rows,
// QUERY_min_us, QUERY_median_us, QUERY_p99_us, QUERY_runs, and the first row of the answer. A run is all that
// a user waits for: the text is parsed, planned and run, and all terms of the answer are decoded. With --open
// only open_s: what is in the operating system's cache is for the caller to arrange.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/sparql/engine.h"
#include "graph/sparql/parser.h"
#include "graph/store/store.h"

namespace mscgraph::bench {
namespace {

constexpr const char* kQueries[] = {"lookup", "star", "group_by", "count", "aggregate", "contains"};
constexpr std::string_view kClaim = "CLAIM";  // Stands in a query for the IRI of a claim of LOOKUPS.
constexpr size_t kMaxClaims = 400;
constexpr double kSeconds = 2;  // For each query, at least one round over all claims.

double Seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class CountingSink : public sparql::ResultSink {
 public:
  absl::Status Columns(const std::vector<std::string>&) override { return absl::OkStatus(); }
  absl::Status Row(const std::vector<std::optional<std::string>>& forms) override {
    if (rows_++ > 0) return absl::OkStatus();
    for (const auto& form : forms) first_ += (first_.empty() ? "" : " ") + form.value_or("UNDEF");
    return absl::OkStatus();
  }
  absl::Status Boolean(bool) override { return absl::InternalError("no query of the race is an ASK"); }
  absl::Status Statement(const std::string&, const std::string&, const std::string&) override {
    return absl::InternalError("no query of the race is a CONSTRUCT");
  }
  size_t rows() const { return rows_; }
  const std::string& first() const { return first_; }

 private:
  size_t rows_ = 0;
  std::string first_;
};

absl::Status Ask(const std::string& text, const TripleReader& reader, CountingSink* sink) {
  absl::StatusOr<sparql::Query> query = sparql::ParseQuery(text, {});
  if (!query.ok()) return query.status();
  return sparql::Run(*query, reader, {}, sink);
}

absl::Status Time(const std::string& name, const std::vector<std::string>& texts,
                  const TripleReader& reader) {
  size_t rows = 0;
  std::string first;
  for (const std::string& text : texts) {  // Not counted: it warms the caches.
    CountingSink sink;
    if (absl::Status status = Ask(text, reader, &sink); !status.ok()) return status;
    rows = sink.rows();
    first = sink.first();
  }
  std::vector<double> times;
  const double end = Seconds() + kSeconds;
  do {
    for (const std::string& text : texts) {
      CountingSink sink;
      const double start = Seconds();
      if (absl::Status status = Ask(text, reader, &sink); !status.ok()) return status;
      times.push_back((Seconds() - start) * 1e6);
      if (sink.rows() != rows)
        return absl::InternalError(name + ": " + std::to_string(sink.rows()) + " rows, not " +
                                   std::to_string(rows));
    }
  } while (Seconds() < end);
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[std::min(times.size() - 1, static_cast<size_t>(static_cast<double>(times.size()) * share))];
  };
  const char* n = name.c_str();
  std::printf("%s_rows\t%zu\n%s_min_us\t%.1f\n%s_median_us\t%.1f\n%s_p99_us\t%.1f\n%s_runs\t%zu\n", n, rows,
              n, times[0], n, at(0.5), n, at(0.99), n, times.size());
  if (texts.size() == 1) std::printf("%s_answer\t%s\n", n, first.c_str());
  std::fflush(stdout);
  return absl::OkStatus();
}

// The query for each claim, or once if it names none.
std::vector<std::string> Texts(const std::string& text, const std::vector<std::string>& claims) {
  const size_t at = text.find("<" + std::string(kClaim) + ">");
  if (at == std::string::npos) return {text};
  std::vector<std::string> out;
  for (const std::string& claim : claims)
    out.push_back(std::string(text).replace(at + 1, kClaim.size(), claim));
  return out;
}

absl::Status Race(const TripleReader& reader, const std::string& lookups, const std::string& folder) {
  std::vector<std::string> claims;
  std::ifstream file(lookups);
  for (std::string line; claims.size() < kMaxClaims && std::getline(file, line);) claims.push_back(line);
  if (claims.empty()) return absl::NotFoundError("no claims in " + lookups);
  for (const char* name : kQueries) {
    const std::string path = folder + "/" + name + ".rq";
    std::ifstream query(path);
    const std::string text((std::istreambuf_iterator<char>(query)), {});
    if (text.empty()) return absl::NotFoundError("no query in " + path);
    if (absl::Status status = Time(name, Texts(text, claims), reader); !status.ok())
      return absl::Status(status.code(), std::string(name) + ": " + std::string(status.message()));
  }
  return absl::OkStatus();
}

absl::Status OpenAndRace(char** argv) {
  const bool open_only = std::string_view(argv[1]) == "--open";
  StoreOptions options;
  options.path = argv[open_only ? 2 : 1];
  const double start = Seconds();
  absl::StatusOr<std::unique_ptr<Store>> store = Store::Open(options);
  if (!store.ok()) return store.status();
  absl::StatusOr<std::unique_ptr<TripleReader>> reader = (*store)->NewReader();
  if (!reader.ok()) return reader.status();
  std::printf("open_s\t%.4f\n", Seconds() - start);
  return open_only ? absl::OkStatus() : Race(**reader, argv[2], argv[3]);
}

}  // namespace
}  // namespace mscgraph::bench

int main(int argc, char** argv) {
  const bool open_only = argc > 1 && std::string_view(argv[1]) == "--open";
  if (argc != (open_only ? 3 : 4)) {
    std::fputs("usage: store_bench DIR LOOKUPS QUERIES_FOLDER\n       store_bench --open DIR\n", stderr);
    return 2;
  }
  absl::Status status = mscgraph::bench::OpenAndRace(argv);
  if (!status.ok()) std::fprintf(stderr, "store_bench: %s\n", std::string(status.message()).c_str());
  return status.ok() ? 0 : 4;
}
