#include "extract/pipeline.h"

#include <atomic>
#include <set>
#include <thread>

#include "schemas/verdict.h"

namespace mscgraph {
namespace {

// Documents are extracted a batch at a time, so that memory is bounded and the order of the output is that of
// the input.
constexpr size_t kBatchDocuments = 256;

class Batcher {
 public:
  Batcher(const Extractor& extractor, const PipelineOptions& options,
          absl::FunctionRef<bool(Record)> on_record, PipelineReport* report)
      : extractor_(extractor), options_(options), on_record_(on_record), report_(report) {}

  // False when the receiver wants no more.
  bool Add(InputRecord record) {
    batch_.push_back(std::move(record));
    return batch_.size() < kBatchDocuments || Flush();
  }

  bool Flush() {
    std::vector<Extraction> results(batch_.size());
    ExtractAll(&results);
    for (size_t i = 0; i < batch_.size() && !stopped_; ++i) {
      if (auto* removal = std::get_if<DeleteRecord>(&batch_[i])) {
        ++report_->deletes;
        Emit(*removal);
        continue;
      }
      Write(std::get<Document>(batch_[i]), &results[i]);
    }
    batch_.clear();
    return !stopped_;
  }

 private:
  void ExtractAll(std::vector<Extraction>* results) {
    std::atomic<size_t> next = 0;
    auto work = [&] {
      for (size_t i = next++; i < batch_.size(); i = next++) {
        if (auto* document = std::get_if<Document>(&batch_[i])) (*results)[i] = extractor_.Extract(*document);
      }
    };
    std::vector<std::thread> threads;
    for (int i = 1; i < options_.threads; ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
  }

  void Write(const Document& document, Extraction* result) {
    ++report_->documents;
    for (const std::string& retracted : document.retracts) Emit(RetractRecord{retracted, document.id});
    if (!result->kept) return;
    report_->msc_documents += result->about_msc;
    report_->claims += result->claims.size();
    for (ConceptRecord& node : result->concepts) {
      if (concepts_.insert(node.id).second) Emit(std::move(node));
    }
    Emit(std::move(result->document));
    std::vector<Verdict> verdicts;
    if (options_.verdicts) verdicts = Verdicts(result->claims);
    for (ClaimMention& claim : result->claims) Emit(std::move(claim));
    for (Verdict& verdict : verdicts) Emit(std::move(verdict));
  }

  void Emit(Record record) { stopped_ = stopped_ || !on_record_(std::move(record)); }

  const Extractor& extractor_;
  const PipelineOptions& options_;
  absl::FunctionRef<bool(Record)> on_record_;
  PipelineReport* report_;
  std::vector<InputRecord> batch_;
  std::set<std::string> concepts_;
  bool stopped_ = false;
};

}  // namespace

absl::Status RunPipeline(const std::vector<std::string>& files, const Extractor& extractor,
                         const PipelineOptions& options, absl::FunctionRef<bool(Record)> on_record,
                         absl::FunctionRef<void(const std::string&)> on_error, PipelineReport* report) {
  RunRecord run = extractor.Run();
  run.program_version = options.program_version;
  if (!on_record(run)) return absl::OkStatus();
  Batcher batcher(extractor, options, on_record, report);
  bool go_on = true;
  std::string strict_error;
  absl::Status last_error;
  for (const std::string& file : files) {
    auto stats = ReadInput(
        file, options.read, [&](InputRecord record) { return go_on = batcher.Add(std::move(record)); },
        [&](const ReadError& error) {
          ++report->rejected;
          if (!options.strict) on_error(error.ToString());
          if (options.strict) strict_error = error.ToString();
          return !options.strict;
        });
    if (!strict_error.empty()) return absl::InvalidArgumentError(strict_error);
    if (!stats.ok()) {
      if (options.strict) return stats.status();
      ++report->unreadable_files;
      last_error = stats.status();
      on_error(std::string(last_error.message()));
      continue;
    }
    report->bytes += stats->bytes;
    if (!go_on) return absl::OkStatus();
  }
  batcher.Flush();
  if (!files.empty() && report->unreadable_files == files.size()) {
    return absl::InvalidArgumentError("none of the inputs could be read");
  }
  return absl::OkStatus();
}

}  // namespace mscgraph
