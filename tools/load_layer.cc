#include "tools/load_layer.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <utility>

#include "extract/read/byte_source.h"
#include "graph/store/rdf_reader.h"
#include "graph/store/store.h"
#include "tools/commands.h"
#include "tools/store_command.h"

namespace mscgraph {
namespace {

constexpr size_t kLookBytes = 1 << 16;

// A file, unpacked if it is gzip. Its beginning is read at once, to see what it is.
class RdfFile {
 public:
  static absl::StatusOr<std::shared_ptr<RdfFile>> Open(const std::string& name) {
    absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenFile(name);
    if (!source.ok()) return source.status();
    auto file = std::make_shared<RdfFile>();
    file->source_ = MaybeGunzip(*std::move(source));
    file->beginning_.resize(kLookBytes);
    size_t size = 0;
    while (size < kLookBytes) {
      const size_t more = file->source_->Read(file->beginning_.data() + size, kLookBytes - size);
      if (more == 0) break;
      size += more;
    }
    file->beginning_.resize(size);
    return file;
  }

  const std::string& beginning() const { return beginning_; }

  absl::StatusOr<size_t> Read(char* out, size_t size) {
    if (place_ < beginning_.size()) {
      size = beginning_.copy(out, size, place_);
      place_ += size;
      return size;
    }
    const size_t read = source_->Read(out, size);
    if (read == 0 && !source_->fault().empty()) return absl::InvalidArgumentError(source_->fault());
    return read;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string beginning_;
  size_t place_ = 0;
};

}  // namespace

int LoadLayerFiles(const std::string& db, const std::string& layer, const std::string& base,
                   const std::vector<std::string>& files, bool quiet) {
  std::vector<LayerInput> inputs;
  for (const std::string& name : files) {
    absl::StatusOr<std::shared_ptr<RdfFile>> file = RdfFile::Open(name);
    if (!file.ok()) {
      std::cerr << "mscgraph: " << file.status().message() << "\n";
      return kExitInput;
    }
    inputs.push_back({.syntax = RdfSyntaxOf(name).value_or(GuessRdfSyntax((*file)->beginning())),
                      .name = name == "-" ? "standard input" : name,
                      .base = base,
                      .read = [file = *file](char* out, size_t size) { return file->Read(out, size); }});
  }
  absl::StatusOr<std::unique_ptr<Store>> store =
      Store::Open({.path = db, .read_only = false, .create = true});
  if (!store.ok()) return ReportStatus(store.status());
  LayerReport report;
  if (absl::Status status = (*store)->LoadLayer(layer, inputs, &report); !status.ok())
    return ReportStatus(status);
  if (quiet) return kExitOk;
  std::cerr << report.statements << " statements; " << report.triples_added << " triples added, "
            << report.triples_removed << " removed; commit " << report.commit << "\n";
  for (const std::string& name : report.layers) std::cerr << "layer " << name << "\n";
  return kExitOk;
}

}  // namespace mscgraph
