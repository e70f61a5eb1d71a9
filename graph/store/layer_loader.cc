#include "graph/store/layer_loader.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/layers.h"
#include "graph/store/loader.h"
#include "schemas/ids.h"

namespace mscgraph {
namespace {

constexpr size_t kRowsInMemory = size_t{4} << 20;  // Of 40 bytes, in each of the sorters.
constexpr size_t kTermBytesInMemory = size_t{512} << 20;

// The same for the same file of the same layer, so that loading it again changes nothing.
std::string BlankPrefix(const std::string& layer, size_t input) {
  return "l" + Hex15(Hash64(layer + "\n" + std::to_string(input))) + "-";
}

}  // namespace

LayerLoader::LayerLoader(const Rocks::View& view, std::string folder, uint64_t pack_at_least, StoreMeta* meta)
    : view_(view),
      folder_(std::move(folder)),
      pack_at_least_(pack_at_least),
      meta_(meta),
      terms_(folder_ + "/terms", kTermBytesInMemory),
      read_(std::make_unique<RunSorter<Change>>(folder_ + "/read", kRowsInMemory)) {}

LayerLoader::~LayerLoader() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

absl::Status LayerLoader::Read(const std::string& layer, const std::vector<LayerInput>& inputs,
                               LayerReport* report) {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
  std::filesystem::create_directories(folder_, error);
  if (error) return absl::UnavailableError("cannot create " + folder_ + ": " + error.message());
  const std::string name = LayerName(layer);
  absl::StatusOr<LayerNumber> number = LayerOfGraph(name);
  if (!number.ok()) return number.status();
  default_layer_ = *number;
  for (size_t i = 0; i < inputs.size(); ++i) {
    const RdfOptions options = {
        .name = inputs[i].name, .base = inputs[i].base, .blank_prefix = BlankPrefix(name, i)};
    if (absl::Status status = ReadInput(inputs[i].syntax, options, inputs[i], report); !status.ok())
      return status;
  }
  for (const auto& [form, unused] : layers_) report->layers.push_back(ParseTerm(form).value);
  std::sort(report->layers.begin(), report->layers.end());
  return absl::OkStatus();
}

absl::Status LayerLoader::ReadInput(RdfSyntax syntax, const RdfOptions& options, const LayerInput& input,
                                    LayerReport* report) {
  if (syntax != RdfSyntax::kTurtle) {
    return ReadRdfChunks(syntax, options, input.read, [&](const RdfChunk& chunk) {
      report->statements += chunk.rows.size();
      return TakeChunk(chunk);
    });
  }
  return ReadRdf(syntax, options, input.read, [&](const RdfStatement& statement) {
    ++report->statements;
    return Take(statement);
  });
}

absl::Status LayerLoader::Take(const RdfStatement& statement) {
  Triple triple;
  const std::pair<std::string_view, TermId*> terms[] = {
      {statement.subject, &triple.s}, {statement.predicate, &triple.p}, {statement.object, &triple.o}};
  for (const auto& [form, id] : terms) {
    absl::StatusOr<TermId> interned = Intern(form);
    if (!interned.ok()) return interned.status();
    *id = *interned;
  }
  LayerNumber layer = default_layer_;
  if (!statement.graph.empty()) {
    absl::StatusOr<LayerNumber> named = LayerOfGraph(statement.graph);
    if (!named.ok()) return named.status();
    layer = *named;
  }
  return read_->Add({ColumnsOf(QuadOrder::kSpo, triple, layer), 1});
}

absl::Status LayerLoader::TakeChunk(const RdfChunk& chunk) {
  for (const auto& [id, form] : chunk.terms) {
    if (absl::Status status = terms_.Put(id, form); !status.ok()) return status;
  }
  absl::flat_hash_map<TermId, LayerNumber> layers = {{0, default_layer_}};
  for (const auto& [id, form] : chunk.graphs) {
    absl::StatusOr<LayerNumber> layer = LayerOfGraph(form);
    if (!layer.ok()) return layer.status();
    layers[id] = *layer;
  }
  absl::flat_hash_map<TermId, TermId> evidence;  // From the hash of its IRI to its id.
  for (const auto& [id, form] : chunk.evidence) {
    absl::StatusOr<TermId> own = Intern(form);
    if (!own.ok()) return own.status();
    evidence[id] = *own;
  }
  for (std::array<TermId, 4> row : chunk.rows) {
    if (!evidence.empty()) {
      for (size_t i = 0; i < 3; ++i) {
        if (const auto own = evidence.find(row[i]); own != evidence.end()) row[i] = own->second;
      }
    }
    const LayerNumber layer = row[3] == 0 ? default_layer_ : layers.at(row[3]);
    if (absl::Status status = read_->Add({{row[0], row[1], row[2], layer}, 1}); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<TermId> LayerLoader::Intern(std::string_view form) {
  if (const std::optional<uint64_t> digits = EvidenceDigits(form)) return InternEvidence(form, *digits);
  const TermId id = EncodeTerm(form);
  if (!IsStored(id)) return id;
  absl::Status status = terms_.Put(id, form);
  return status.ok() ? absl::StatusOr<TermId>(id) : status;
}

// Evidence has the id of its document's load, or one of no document if it was not seen so far: then the
// claims that bring it will use that one.
absl::StatusOr<TermId> LayerLoader::InternEvidence(std::string_view form, uint64_t digits) {
  if (const auto known = new_evidence_.find(digits); known != new_evidence_.end()) return known->second;
  if (meta_->info.commit > 0) {
    absl::StatusOr<std::optional<std::string>> stored =
        view_.Get(KeyFamily::kTerms, EvidenceDigitsKey(digits));
    if (!stored.ok()) return stored.status();
    if (*stored && (*stored)->size() == 8) return GetFixed64(**stored);
  }
  if (meta_->next_stray > kMaxOrdinal)
    return absl::ResourceExhaustedError("too many evidences without documents");
  const TermId id = EvidenceTermId(0, meta_->next_stray++);
  new_evidence_[digits] = id;
  absl::Status status = terms_.Put(id, form);
  return status.ok() ? absl::StatusOr<TermId>(id) : status;
}

absl::StatusOr<LayerNumber> LayerLoader::LayerOfGraph(std::string_view graph) {
  const std::string name(graph);
  if (const auto known = layers_.find(name); known != layers_.end()) return known->second;
  const LayerNumber number = LayerCalled(name, meta_);
  if (number == kExtractedLayer)
    return absl::InvalidArgumentError("the layer " + ParseTerm(name).value +
                                      " holds what was extracted; load claims, or choose another layer");
  absl::StatusOr<TermId> id = Intern(name);
  if (!id.ok()) return id.status();
  return layers_[name] = number;
}

absl::Status LayerLoader::ReadStored(RunSorter<Change>* stored) {
  std::vector<LayerNumber> broad;
  for (const auto& [name, layer] : layers_) {
    if (LayerSize(meta_->statistics, layer) == 0) continue;
    if (!HasOwnOrder(meta_->index, layer)) {
      broad.push_back(layer);
      continue;
    }
    QuadCursor cursor(view_, QuadOrder::kGspo, meta_->index.generation);
    for (cursor.Seek({layer}, 1); cursor.Valid(); cursor.Next()) {
      const Triple triple = TripleOf(QuadOrder::kGspo, cursor.row().columns);
      if (absl::Status status = stored->Add({ColumnsOf(QuadOrder::kSpo, triple, layer), 1}); !status.ok())
        return status;
    }
    if (!cursor.status().ok()) return cursor.status();
  }
  if (broad.empty()) return absl::OkStatus();
  QuadCursor cursor(view_, QuadOrder::kSpo, meta_->index.generation);
  for (cursor.Seek({}, 0); cursor.Valid(); cursor.Next()) {
    const LayerNumber layer = LayerOf(QuadOrder::kSpo, cursor.row().columns);
    if (std::find(broad.begin(), broad.end(), layer) == broad.end()) continue;
    if (absl::Status status = stored->Add({cursor.row().columns, 1}); !status.ok()) return status;
  }
  return cursor.status();
}

absl::Status LayerLoader::FindChanges(LayerReport* report) {
  RunSorter<Change> stored(folder_ + "/stored", kRowsInMemory);
  if (absl::Status status = ReadStored(&stored); !status.ok()) return status;
  for (const QuadOrder order : kQuadOrders) {
    const auto index = static_cast<size_t>(order);
    changes_[index] =
        std::make_unique<RunSorter<Change>>(folder_ + "/order" + std::to_string(index) + "-", kRowsInMemory);
  }
  Change old = {}, now = {};
  absl::StatusOr<bool> has_old = stored.Next(&old), has_now = read_->Next(&now);
  while (has_old.ok() && has_now.ok() && (*has_old || *has_now)) {
    const bool same = *has_old && *has_now && old.columns == now.columns;
    const bool added = !same && *has_now && (!*has_old || now < old);
    if (!same) {
      const QuadColumns& columns = added ? now.columns : old.columns;
      ++(added ? report->triples_added : report->triples_removed);
      const Triple triple = TripleOf(QuadOrder::kSpo, columns);
      const LayerNumber layer = LayerOf(QuadOrder::kSpo, columns);
      for (const QuadOrder order : kQuadOrders) {
        absl::Status status =
            changes_[static_cast<size_t>(order)]->Add({ColumnsOf(order, triple, layer), added ? 1u : 0u});
        if (!status.ok()) return status;
      }
    }
    if (same || !added) has_old = stored.Next(&old);
    if (same || added) has_now = read_->Next(&now);
  }
  read_.reset();
  return has_old.ok() ? has_now.status() : has_old.status();
}

absl::Status LayerLoader::Write(Rocks::Batch* batch, LayerReport* report) {
  if (absl::Status status = FindChanges(report); !status.ok()) return status;
  const uint64_t changes = report->triples_added + report->triples_removed;
  if (changes == 0) return absl::OkStatus();
  std::future<absl::Status> terms = std::async(std::launch::async, [&] { return WriteTerms(batch); });
  absl::Status status = WriteTriples(batch, changes);
  status.Update(terms.get());
  return status;
}

absl::Status LayerLoader::WriteTerms(Rocks::Batch* batch) {
  RowChanges digits;
  for (const auto& [number, id] : new_evidence_) digits[EvidenceDigitsKey(number)] = TermKey(id);
  if (absl::Status status = WriteRows(KeyFamily::kTerms, digits, batch); !status.ok()) return status;
  return terms_.Write(view_, batch);
}

absl::Status LayerLoader::WriteTriples(Rocks::Batch* batch, uint64_t changes) {
  return ShouldPack(meta_->index, changes, pack_at_least_) ? WriteMany(batch) : WriteFew(batch);
}

absl::Status LayerLoader::WriteFew(Rocks::Batch* batch) {
  QuadLookup lookup(view_, meta_->index.generation);
  std::vector<QuadChange> changes;
  Change change;
  absl::StatusOr<bool> more = changes_[0]->Next(&change);
  for (; more.ok() && *more; more = changes_[0]->Next(&change)) {
    QuadChange& found = changes.emplace_back();
    found.triple = TripleOf(QuadOrder::kSpo, change.columns);
    found.layer = LayerOf(QuadOrder::kSpo, change.columns);
    found.count = change.count;
    absl::StatusOr<StoredQuad> before = lookup.Find(found.triple, found.layer);
    if (!before.ok()) return before.status();
    found.before = *before;
  }
  if (!more.ok()) return more.status();
  UpdateStatistics(changes, &meta_->statistics);
  meta_->index.entries += changes.size();
  return WriteEntries(std::move(changes), meta_->index, batch);
}

absl::Status LayerLoader::WriteMany(Rocks::Batch* batch) {
  const auto rows = [&](QuadOrder order, QuadRow* row) -> absl::StatusOr<bool> {
    Change change;
    absl::StatusOr<bool> more = changes_[static_cast<size_t>(order)]->Next(&change);
    if (more.ok() && *more) *row = {change.columns, change.count};
    return more;
  };
  return WriteBlocks(view_, rows, &meta_->index, &meta_->statistics, batch);
}

}  // namespace mscgraph
