#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/store/codec.h"
#include "graph/store/meta.h"
#include "graph/store/quad_block.h"
#include "graph/store/quad_cursor.h"
#include "graph/store/term.h"

// Bytes as keys and values of the store: what can be read is written again as the same bytes.
namespace mscgraph {
namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

template <typename Value>
void CheckRecord(std::string_view bytes, bool (*unpack)(std::string_view, Value*),
                 std::string (*pack)(const Value&)) {
  Value value, again;
  if (!unpack(bytes, &value)) return;
  const std::string packed = pack(value);
  Require(unpack(packed, &again) && pack(again) == packed);
}

void CheckBlock(std::string_view bytes) {
  std::vector<QuadRow> rows, again;
  if (!UnpackBlock(bytes, &rows)) return;
  Require(!rows.empty() && BlockSize(bytes) == rows.size());
  Require(UnpackBlock(PackBlock(rows), &again) && again.size() == rows.size());
  for (size_t i = 0; i < rows.size(); ++i)
    Require(rows[i].columns == again[i].columns && rows[i].count == again[i].count);
}

void CheckKey(QuadOrder order, std::string_view bytes) {
  QuadColumns columns;
  if (!ParseEntryKey(order, bytes, &columns)) return;
  QuadColumns again;
  std::string key;
  AppendEntryKey(order, columns, &key);
  Require(ParseEntryKey(order, key, &again) && again == columns);
}

void CheckTermId(std::string_view bytes) {
  if (bytes.size() < 8) return;
  const TermId id = GetFixed64(bytes);
  const std::optional<std::string> form = InlineForm(id);
  // An id that no term has may decode; a form that does leads to an id with that form.
  if (form && !IsStored(EncodeTerm(*form))) Require(InlineForm(EncodeTerm(*form)) == form);
}

}  // namespace
}  // namespace mscgraph

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mscgraph;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      CheckRecord<ClaimMention>(bytes, &UnpackClaim, &PackClaim);
      break;
    case 1:
      CheckRecord<DocumentRecord>(bytes, &UnpackDocument, &PackDocument);
      break;
    case 2:
      CheckRecord<ConceptRecord>(bytes, &UnpackConcept, &PackConcept);
      break;
    case 3:
      CheckRecord<DocumentRow>(bytes, &UnpackRow, &PackRow);
      break;
    case 4:
      CheckRecord<IndexState>(bytes, &UnpackIndexState, &PackIndexState);
      break;
    case 5:
      CheckBlock(bytes);
      break;
    case 6:
      for (const QuadOrder order : kQuadOrders) CheckKey(order, bytes);
      break;
    default:
      CheckTermId(bytes);
  }
  return 0;
}
