#include <benchmark/benchmark.h>

#include <string>

#include "extract/extractor.h"
#include "extract/pipeline.h"

namespace mscgraph {
namespace {

constexpr char kRules[] = MSCGRAPH_SOURCE_DIR "/rules";
constexpr char kSamples[] = MSCGRAPH_SOURCE_DIR "/examples/abstracts.xml";

// Start-up: reads and compiles all rules and lexicons.
void BM_LoadRules(benchmark::State& state) {
  for (auto _ : state) {
    auto extractor = Extractor::Create(kRules);
    if (!extractor.ok()) return state.SkipWithError(std::string(extractor.status().message()).c_str());
    benchmark::DoNotOptimize(extractor);
  }
}
BENCHMARK(BM_LoadRules)->Unit(benchmark::kMillisecond);

// The whole path from bytes to records over abstracts that nearly all are about MSC, on one thread.
void BM_ExtractSamples(benchmark::State& state) {
  auto extractor = Extractor::Create(kRules);
  if (!extractor.ok()) return state.SkipWithError(std::string(extractor.status().message()).c_str());
  uint64_t documents = 0;
  for (auto _ : state) {
    PipelineReport report;
    absl::Status status = RunPipeline(
        {kSamples}, **extractor, PipelineOptions(), [](Record) { return true; }, [](const std::string&) {},
        &report);
    if (!status.ok()) return state.SkipWithError(std::string(status.message()).c_str());
    documents += report.documents;
  }
  state.SetItemsProcessed(static_cast<int64_t>(documents));
}
BENCHMARK(BM_ExtractSamples)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace mscgraph
