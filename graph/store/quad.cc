#include "graph/store/quad.h"

#include "graph/store/codec.h"

namespace mscgraph {

KeyFamily FamilyOf(QuadOrder order) {
  constexpr KeyFamily kFamilies[] = {KeyFamily::kSpo, KeyFamily::kPos, KeyFamily::kOsp, KeyFamily::kGspo};
  return kFamilies[static_cast<size_t>(order)];
}

QuadColumns ColumnsOf(QuadOrder order, const Triple& t, LayerNumber layer) {
  switch (order) {
    case QuadOrder::kSpo:
      return {t.s, t.p, t.o, layer};
    case QuadOrder::kPos:
      return {t.p, t.o, t.s, layer};
    case QuadOrder::kOsp:
      return {t.o, t.s, t.p, layer};
    case QuadOrder::kGspo:
      break;
  }
  return {layer, t.s, t.p, t.o};
}

Triple TripleOf(QuadOrder order, const QuadColumns& c) {
  switch (order) {
    case QuadOrder::kSpo:
      return {c[0], c[1], c[2]};
    case QuadOrder::kPos:
      return {c[2], c[0], c[1]};
    case QuadOrder::kOsp:
      return {c[1], c[2], c[0]};
    case QuadOrder::kGspo:
      break;
  }
  return {c[1], c[2], c[3]};
}

LayerNumber LayerOf(QuadOrder order, const QuadColumns& columns) {
  return static_cast<LayerNumber>(columns[order == QuadOrder::kGspo ? 0 : 3]);
}

void AppendEntryPrefix(QuadOrder order, const QuadColumns& columns, int bound, std::string* key) {
  for (int i = 0; i < bound; ++i) {
    if (order == QuadOrder::kGspo && i == 0) {
      PutFixed32(static_cast<uint32_t>(columns[0]), key);
    } else if (order != QuadOrder::kGspo && i == 3) {
      if (columns[3] != 0) PutFixed32(static_cast<uint32_t>(columns[3]), key);
    } else {
      PutFixed64(columns[i], key);
    }
  }
}

void AppendEntryKey(QuadOrder order, const QuadColumns& columns, std::string* key) {
  AppendEntryPrefix(order, columns, 4, key);
}

bool ParseEntryKey(QuadOrder order, std::string_view key, QuadColumns* columns) {
  const auto layer = [](std::string_view bytes) {
    uint64_t value = 0;
    for (char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
  };
  if (key.size() != 28 && (key.size() != 24 || order == QuadOrder::kGspo)) return false;
  size_t at = 0;
  if (order == QuadOrder::kGspo) {
    (*columns)[0] = layer(key.substr(0, 4));
    at = 4;
  }
  for (int i = order == QuadOrder::kGspo ? 1 : 0; at + 8 <= key.size(); at += 8)
    (*columns)[i++] = GetFixed64(key.substr(at));
  if (order != QuadOrder::kGspo) (*columns)[3] = layer(key.substr(24));
  return true;
}

std::string BlockKeyPrefix(uint32_t generation) {
  std::string key(1, kBlockMark);
  PutFixed32(generation, &key);
  return key;
}

}  // namespace mscgraph
