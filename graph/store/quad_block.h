#ifndef MSCGRAPH_GRAPH_STORE_QUAD_BLOCK_H_
#define MSCGRAPH_GRAPH_STORE_QUAD_BLOCK_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/quad.h"

namespace mscgraph {

// Many rows in one value: what neighbours share is written once. docs/store_format.md has the bytes.

inline constexpr size_t kBlockRows = 256;

// REQUIRES: 0 < rows.size() <= 65536, strictly ascending by columns.
std::string PackBlock(const std::vector<QuadRow>& rows);
// False on bytes that PackBlock did not make; the rows are ascending then too, or there are none.
bool UnpackBlock(std::string_view bytes, std::vector<QuadRow>* rows);
// The number of rows without unpacking them; 0 for what is no block.
size_t BlockSize(std::string_view bytes);

}  // namespace mscgraph

#endif  // MSCGRAPH_GRAPH_STORE_QUAD_BLOCK_H_
