#ifndef MSCGRAPH_GRAPH_STORE_QUAD_H_
#define MSCGRAPH_GRAPH_STORE_QUAD_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/store/rocks.h"
#include "graph/store/term.h"
#include "graph/store/triples.h"

namespace mscgraph {

// Triples in layers, in the four orders that the store keeps. docs/store_format.md has the bytes.

// A layer is a named graph: 0 holds what extraction found, 1 is curated, each loaded file or graph has one.
// Dense numbers; their names are in family `meta`.
using LayerNumber = uint32_t;
inline constexpr LayerNumber kExtractedLayer = 0, kCuratedLayer = 1, kFirstFreeLayer = 2;

enum class QuadOrder : uint8_t { kSpo, kPos, kOsp, kGspo };
inline constexpr QuadOrder kQuadOrders[] = {QuadOrder::kSpo, QuadOrder::kPos, QuadOrder::kOsp,
                                            QuadOrder::kGspo};
KeyFamily FamilyOf(QuadOrder order);

// The ids and the layer of a triple, in the sequence of an order.
using QuadColumns = std::array<uint64_t, 4>;

struct QuadRow {
  QuadColumns columns = {};
  uint64_t count = 0;  // How many documents contribute it; 1 in layers other than 0; 0: it is not there.
};

QuadColumns ColumnsOf(QuadOrder order, const Triple& triple, LayerNumber layer);
Triple TripleOf(QuadOrder order, const QuadColumns& columns);
LayerNumber LayerOf(QuadOrder order, const QuadColumns& columns);

// Keys of entries sort as their columns do. A prefix of columns is a prefix of the key, but for the layer at
// the end, which layer 0 leaves out.
void AppendEntryKey(QuadOrder order, const QuadColumns& columns, std::string* key);
void AppendEntryPrefix(QuadOrder order, const QuadColumns& columns, int bound, std::string* key);
bool ParseEntryKey(QuadOrder order, std::string_view key, QuadColumns* columns);

// Keys of packed blocks: this byte, which no entry begins with, the generation, the key of the last row.
inline constexpr char kBlockMark = '\xff';
std::string BlockKeyPrefix(uint32_t generation);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_QUAD_H_
