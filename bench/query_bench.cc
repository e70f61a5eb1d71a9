// How long the curator's query takes inside the process, warm.
// usage: query_bench STORE CONDITIONS [REPEATS]
//   STORE       made by "bench/make_claims N --concepts CONDITIONS | mscgraph load --db STORE -"
//   CONDITIONS  ids of the conditions, one a line, the most frequent first
// Prints one line for each group of questions: its name, how many, and milliseconds at percentiles of the
// questions; of the repeats of one question the median counts.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/query/nearest_names.h"
#include "graph/query/query.h"
#include "graph/store/text_search.h"

namespace mscgraph {
namespace {

constexpr size_t kUniform = 200, kFrequent = 20;

struct Times {
  double wall, cpu;  // Milliseconds. On a busy machine the processor's time tells more.
};

double CpuMilliseconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Times Run(const std::function<absl::Status()>& question) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = CpuMilliseconds();
  if (absl::Status status = question(); !status.ok()) {
    std::cerr << "query_bench: " << status.message() << "\n";
    std::exit(EXIT_FAILURE);
  }
  return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count(),
          CpuMilliseconds() - cpu};
}

double At(const std::vector<double>& sorted, double part) {
  const auto rank = static_cast<size_t>(part * static_cast<double>(sorted.size()) + 0.9999);  // Nearest rank.
  return sorted[std::clamp<size_t>(rank, 1, sorted.size()) - 1];
}

class Bench {
 public:
  Bench(const Store& store, size_t repeats) : store_(store), repeats_(repeats) {}

  void Time(const char* name, const std::vector<std::function<absl::Status()>>& questions) {
    std::vector<double> wall, cpu;                         // Medians.
    for (const auto& question : questions) Run(question);  // Warms the caches.
    for (const auto& question : questions) {
      std::vector<double> walls, cpus;
      for (size_t i = 0; i < repeats_; ++i) {
        const Times times = Run(question);
        walls.push_back(times.wall);
        cpus.push_back(times.cpu);
      }
      for (auto [times, medians] : {std::pair(&walls, &wall), std::pair(&cpus, &cpu)}) {
        std::sort(times->begin(), times->end());
        medians->push_back((*times)[times->size() / 2]);
      }
    }
    std::printf("%s\t%zu", name, questions.size());
    for (std::vector<double>* medians : {&wall, &cpu}) {
      std::sort(medians->begin(), medians->end());
      std::printf("\t%.3f\t%.3f\t%.3f", At(*medians, 0.5), At(*medians, 0.95), medians->back());
    }
    std::printf("\n");
  }

  void TimeQueries(const char* name, const std::vector<std::string>& conditions,
                   const QueryOptions& options = {}) {
    std::vector<std::function<absl::Status()>> questions;
    for (const std::string& condition : conditions) {
      QueryOptions asked = options;
      asked.condition = condition;
      questions.push_back([this, asked] { return RunQuery(store_, asked).status(); });
    }
    Time(name, questions);
  }

  void TimeText(const char* name, const std::vector<std::string>& queries) {
    std::vector<std::function<absl::Status()>> questions;
    for (const std::string& query : queries)
      questions.push_back(
          [this, query] { return TextMatches(store_, query, TextField::kSentence).status(); });
    Time(name, questions);
  }

 private:
  const Store& store_;
  const size_t repeats_;
};

void RunAll(const Store& store, const std::vector<std::string>& conditions, size_t repeats) {
  std::printf("questions\tn\twall_p50_ms\twall_p95_ms\twall_max_ms\tcpu_p50_ms\tcpu_p95_ms\tcpu_max_ms\n");
  Bench bench(store, repeats);
  std::vector<std::string> uniform;
  std::mt19937 random(1);  // NOLINT: the same questions every time.
  for (size_t i = 0; i < kUniform; ++i) uniform.push_back(conditions[random() % conditions.size()]);
  const std::vector<std::string> frequent(
      conditions.begin(),
      conditions.begin() + static_cast<ptrdiff_t>(std::min(kFrequent, conditions.size())));
  bench.TimeQueries("uniform", uniform);
  bench.TimeQueries("frequent", frequent);
  bench.TimeQueries("frequent, 20 rows", frequent, {.limit = 20});
  bench.TimeQueries("frequent, subclasses", frequent, {.limit = 20, .subclasses = true});
  bench.TimeQueries("frequent, umbilical", frequent, {.source = "umbilical cord", .limit = 20});
  bench.TimeQueries("frequent, text", frequent, {.text = "\"walking distance\" improv*", .limit = 20});
  bench.TimeQueries("frequent, contradicting", frequent, {.contradictions = true, .limit = 20});
  std::vector<std::function<absl::Status()>> therapies, misspelt;
  for (const char* source : {"bone-marrow", "adipose", "umbilical-cord", "placenta", "synovium", "cornea"})
    therapies.push_back([&store, source] {
      return RunQuery(store, {.therapy = "mscgraph:product/cell/" + std::string(source), .limit = 20})
          .status();
    });
  bench.Time("therapies", therapies);
  for (const char* name : {"knee ostheoarthritis", "livr fibrosis", "xkidney failure", "corneal ulzer"})
    misspelt.push_back([&store, name] { return NearestNames(store, name, NameKind::kOther, 5).status(); });
  bench.Time("misspelt names", misspelt);
  bench.TimeText("text, rare and frequent",
                 {"\"brand 3\" improved", "sclerosis course", "\"hip sclerosis\""});
  bench.TimeText("text, frequent words", {"patients improved", "\"treated patients\"", "improv* mice"});
}

}  // namespace
}  // namespace mscgraph

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    std::cerr << "usage: query_bench STORE CONDITIONS [REPEATS]\n";
    return 2;
  }
  auto store = mscgraph::Store::Open({.path = argv[1]});
  std::ifstream in(argv[2]);
  std::vector<std::string> conditions;
  for (std::string line; std::getline(in, line);) conditions.push_back(line);
  if (!store.ok() || conditions.empty()) {
    std::cerr << "query_bench: " << (store.ok() ? "no conditions" : std::string(store.status().message()))
              << "\n";
    return 3;
  }
  mscgraph::RunAll(**store, conditions, argc == 4 ? std::strtoul(argv[3], nullptr, 10) : 5);
  return 0;
}
