#ifndef MSCGRAPH_EXTRACT_READ_READ_SOURCE_H_
#define MSCGRAPH_EXTRACT_READ_READ_SOURCE_H_

#include <memory>
#include <string>

#include "extract/read/byte_source.h"
#include "extract/read/reader.h"

namespace mscgraph {

// ReadInput for bytes that come from anywhere; `file` names them in errors and gives the source order.
absl::StatusOr<ReadStats> ReadSource(std::unique_ptr<ByteSource> source, const std::string& file,
                                     const ReadOptions& options,
                                     absl::FunctionRef<bool(InputRecord)> on_record,
                                     absl::FunctionRef<bool(const ReadError&)> on_error);

}  // namespace mscgraph

#endif  // MSCGRAPH_EXTRACT_READ_READ_SOURCE_H_
