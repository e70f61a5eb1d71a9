#include "graph/store/meta.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "graph/store/codec.h"
#include "graph/store/layers.h"

namespace mscgraph {
namespace {

constexpr char kCommitRow[] = "commit", kDocsRow[] = "docs", kFormatRow[] = "format", kRunRow[] = "run",
               kStrayRow[] = "stray";
constexpr char kLayerPrefix[] = "l", kStatisticsPrefix[] = "s";
constexpr size_t kStatisticsKeyBytes = 13;

std::string PackNumber(uint64_t number) {
  std::string out;
  PutNumber(number, &out);
  return out;
}

std::string PackRun(const RunRecord& run) {
  std::string out;
  for (const std::string* value :
       {&run.schema_version, &run.program_version, &run.rules_hash, &run.lexicon_hash})
    PutString(*value, &out);
  return out;
}

RunRecord UnpackRun(std::string_view bytes) {
  ByteReader in(bytes);
  RunRecord run;
  for (std::string* value : {&run.schema_version, &run.program_version, &run.rules_hash, &run.lexicon_hash})
    *value = in.String();
  return run;
}

std::string StatisticsKey(LayerNumber layer, TermId predicate) {
  std::string key = kStatisticsPrefix;
  PutFixed32(layer, &key);
  PutFixed64(predicate, &key);
  return key;
}

uint32_t GetFixed32(std::string_view bytes) {
  uint32_t value = 0;
  for (char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

absl::Status Damaged() { return absl::DataLossError("the store is damaged: unreadable row of meta"); }

absl::Status TakeRow(std::string_view key, std::string_view value, StoreMeta* meta) {
  ByteReader in(value);
  if (key == kCommitRow) {
    meta->info.commit = in.Number();
  } else if (key == kDocsRow) {
    meta->next_document = static_cast<uint32_t>(in.Number());
  } else if (key == kStrayRow) {
    meta->next_stray = static_cast<uint32_t>(in.Number());
  } else if (key == kRunRow) {
    meta->info.run = UnpackRun(value);
  } else if (key == kIndexRow) {
    if (!UnpackIndexState(value, &meta->index)) return Damaged();
  } else if (key[0] == kLayerPrefix[0] && key.size() == 5) {
    meta->layers[GetFixed32(key.substr(1))] = std::string(value);
  } else if (key[0] == kStatisticsPrefix[0] && key.size() == kStatisticsKeyBytes) {
    LayerStatistics& sums = meta->statistics[{GetFixed32(key.substr(1)), GetFixed64(key.substr(5))}];
    sums = {in.Number(), in.Number(), in.Number()};
  }
  return in.ok() ? absl::OkStatus() : Damaged();
}

// The rows that `meta` stands for.
std::map<std::string, std::string> RowsOf(const StoreMeta& meta) {
  std::map<std::string, std::string> rows;
  rows[kCommitRow] = PackNumber(meta.info.commit);
  rows[kDocsRow] = PackNumber(meta.next_document);
  rows[kStrayRow] = PackNumber(meta.next_stray);
  rows[kFormatRow] = PackNumber(kFormat);
  rows[kIndexRow] = PackIndexState(meta.index);
  if (!meta.info.run.rules_hash.empty()) rows[kRunRow] = PackRun(meta.info.run);
  for (const auto& [number, name] : meta.layers) {
    std::string key = kLayerPrefix;
    PutFixed32(number, &key);
    rows[key] = name;
  }
  for (const auto& [key, sums] : meta.statistics) {
    if (sums.triples == 0) continue;
    rows[StatisticsKey(key.first, key.second)] =
        PackNumber(sums.triples) + PackNumber(sums.subjects) + PackNumber(sums.objects);
  }
  return rows;
}

uint64_t InProportion(uint64_t distinct, uint64_t before, uint64_t after) {
  if (after == 0) return 0;
  const double scaled =
      static_cast<double>(distinct) * static_cast<double>(after) / static_cast<double>(before);
  return std::clamp<uint64_t>(static_cast<uint64_t>(scaled), 1, after);
}

}  // namespace

absl::StatusOr<int> ReadFormat(const Rocks::View& view) {
  absl::StatusOr<std::optional<std::string>> row = view.Get(KeyFamily::kMeta, kFormatRow);
  if (!row.ok()) return row.status();
  return *row ? static_cast<int>(ByteReader(**row).Number()) : kFormat;
}

absl::Status CheckCommit(const std::string& path, uint64_t in_meta,
                         const std::optional<uint64_t>& acknowledged) {
  const uint64_t number = acknowledged.value_or(0);
  if (in_meta == number || in_meta == number + 1) return absl::OkStatus();
  const std::string counts =
      "holds commit " + std::to_string(in_meta) + ", its COMMIT file says " + std::to_string(number);
  if (in_meta < number)
    return absl::DataLossError(path + " " + counts +
                               ": commits are lost; restore it from a backup, or load it again");
  return absl::DataLossError(path + " " + counts +
                             ": the COMMIT file is missing or of another store; restore both");
}

absl::StatusOr<StoreMeta> ReadMeta(const Rocks::View& view, const std::string& path) {
  absl::StatusOr<int> format = ReadFormat(view);
  if (!format.ok()) return format.status();
  if (*format != kFormat) {
    const std::string has = path + " has format " + std::to_string(*format) + ", this program ";
    return absl::FailedPreconditionError(
        *format > kFormat ? has + "knows formats up to " + std::to_string(kFormat) + ": use a newer mscgraph"
                          : has + "uses format " + std::to_string(kFormat) + ": mscgraph upgrade --db " +
                                path + " NEW copies it");
  }
  StoreMeta meta;
  meta.info.format = *format;
  std::unique_ptr<Rocks::Cursor> cursor = view.NewCursor(KeyFamily::kMeta);
  for (cursor->Seek(""); cursor->Valid(); cursor->Next()) {
    if (cursor->key().empty()) return Damaged();
    if (absl::Status status = TakeRow(cursor->key(), cursor->value(), &meta); !status.ok()) return status;
  }
  if (!cursor->status().ok()) return cursor->status();
  meta.layers.emplace(kExtractedLayer, LayerName(kExtractedName));
  meta.layers.emplace(kCuratedLayer, LayerName(kCuratedName));
  return meta;
}

RowChanges MetaChanges(const StoreMeta& before, const StoreMeta& after) {
  const std::map<std::string, std::string> old = RowsOf(before), now = RowsOf(after);
  RowChanges changes;
  for (const auto& [key, value] : old) {
    if (now.count(key) == 0) changes[key].reset();
  }
  for (const auto& [key, value] : now) {
    const auto known = old.find(key);
    // What a store without commits is thought to hold is written with its first.
    if (before.info.commit == 0 || known == old.end() || known->second != value) changes[key] = value;
  }
  return changes;
}

void UpdateStatistics(const std::vector<QuadChange>& changes, Statistics* statistics) {
  struct Difference {
    int64_t triples = 0;
    std::set<TermId> subjects, objects;
  };
  std::map<std::pair<LayerNumber, TermId>, Difference> differences;
  for (const QuadChange& change : changes) {
    const bool was = change.before.count() > 0, is = change.count > 0;
    if (was == is) continue;
    Difference& difference = differences[{change.layer, change.triple.p}];
    difference.triples += is ? 1 : -1;
    if (!is) continue;
    difference.subjects.insert(change.triple.s);
    difference.objects.insert(change.triple.o);
  }
  for (const auto& [key, difference] : differences) {
    LayerStatistics& sums = (*statistics)[key];
    const uint64_t before = sums.triples;
    sums.triples =
        static_cast<uint64_t>(std::max<int64_t>(0, static_cast<int64_t>(before) + difference.triples));
    if (before == 0) {
      sums.subjects = difference.subjects.size();
      sums.objects = difference.objects.size();
    } else {
      sums.subjects = InProportion(sums.subjects, before, sums.triples);
      sums.objects = InProportion(sums.objects, before, sums.triples);
    }
  }
}

absl::Status WriteChanges(const Rocks::View& view, std::vector<QuadChange> changes, uint64_t pack_at_least,
                          StoreMeta* meta, Rocks::Batch* batch) {
  if (changes.empty()) return absl::OkStatus();
  if (!ShouldPack(meta->index, changes.size(), pack_at_least)) {
    UpdateStatistics(changes, &meta->statistics);
    meta->index.entries += changes.size();
    return WriteEntries(std::move(changes), meta->index, batch);
  }
  std::vector<QuadRow> sorted[std::size(kQuadOrders)];
  size_t next[std::size(kQuadOrders)] = {};
  const auto rows = [&](QuadOrder order, QuadRow* row) -> absl::StatusOr<bool> {
    const auto index = static_cast<size_t>(order);
    std::vector<QuadRow>& own = sorted[index];
    if (own.empty()) {
      own.reserve(changes.size());
      for (const QuadChange& change : changes) {
        // Only `spo` has counts.
        own.push_back({ColumnsOf(order, change.triple, change.layer),
                       order == QuadOrder::kSpo ? change.count : std::min<uint64_t>(change.count, 1)});
      }
      std::sort(own.begin(), own.end(),
                [](const QuadRow& a, const QuadRow& b) { return a.columns < b.columns; });
    }
    if (next[index] == own.size()) return false;
    *row = own[next[index]++];
    return true;
  };
  return WriteBlocks(view, rows, &meta->index, &meta->statistics, batch);
}

LayerNumber LayerCalled(const std::string& name, StoreMeta* meta) {
  for (const auto& [number, known] : meta->layers) {
    if (known == name) return number;
  }
  const LayerNumber number = std::max(meta->layers.rbegin()->first + 1, kFirstFreeLayer);
  meta->layers[number] = name;
  return number;
}

uint64_t LayerSize(const Statistics& statistics, LayerNumber layer) {
  uint64_t size = 0;
  for (auto it = statistics.lower_bound({layer, 0}); it != statistics.end() && it->first.first == layer; ++it)
    size += it->second.triples;
  return size;
}

}  // namespace mscgraph
