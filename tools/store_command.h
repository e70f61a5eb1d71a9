#ifndef MSCGRAPH_TOOLS_STORE_COMMAND_H_
#define MSCGRAPH_TOOLS_STORE_COMMAND_H_

#include <CLI/CLI.hpp>
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

// Which store, and whether an older one will do.
struct StoreChoice {
  std::string path;
  bool accept_older = false;
};
// --db and --accept-older.
void AddStoreOptions(CLI::App* command, const std::string& description, StoreChoice* choice);
inline constexpr char kStoreFolder[] = "Folder of the store";

// Open a store; report a failure, or what was accepted, and give null after a failure.
std::unique_ptr<Store> OpenForReading(const StoreChoice& choice, int* exit_code);
std::unique_ptr<Store> OpenForWriting(const StoreChoice& choice, bool create, int* exit_code);

// "12.3 MB"
std::string ByteCount(uint64_t bytes);

// A table cell: control characters as blanks, cut after `width` code points with "..."; 0 is no limit.
std::string Cell(std::string_view text, size_t width);
// Number of code points.
size_t TextWidth(std::string_view text);

}  // namespace mscgraph

#endif  // MSCGRAPH_TOOLS_STORE_COMMAND_H_
