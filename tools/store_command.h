#ifndef MSCGRAPH_TOOLS_STORE_COMMAND_H_
#define MSCGRAPH_TOOLS_STORE_COMMAND_H_

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "graph/store/store.h"

namespace mscgraph {

// What the subcommands on a store share.

// Writes "mscgraph: <message>" to standard error and gives the exit code for it.
int ReportStatus(const absl::Status& status);

// Opens for reading; reports a failure and gives null.
std::unique_ptr<Store> OpenForReading(const std::string& path, int* exit_code);

// A table cell: control characters as blanks, cut after `width` code points with "..."; 0 is no limit.
std::string Cell(std::string_view text, size_t width);
// Number of code points.
size_t TextWidth(std::string_view text);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_STORE_COMMAND_H_
