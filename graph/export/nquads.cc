#include "graph/export/export.h"
#include "graph/export/forms.h"

namespace mscgraph {
namespace {

constexpr size_t kFlushBytes = 1 << 16;

}  // namespace

absl::Status ExportNQuads(const Store& store, Writer write) {
  FormReader forms(store);
  std::string buffer;
  bool writable = true;
  absl::Status status = store.Scan({}, [&](const Triple& triple) {
    for (TermId id : {triple.s, triple.p, triple.o}) buffer.append(forms.Of(id)).push_back(' ');
    buffer += ".\n";
    if (buffer.size() >= kFlushBytes) {
      writable = write(buffer);
      buffer.clear();
    }
    return writable && forms.status().ok();
  });
  if (!status.ok()) return status;
  if (!forms.status().ok()) return forms.status();
  if (!writable || !write(buffer)) return absl::UnavailableError("cannot write the output");
  return absl::OkStatus();
}

}  // namespace mscgraph
