#include "tools/store_command.h"

#include <iostream>

#include "tools/commands.h"

namespace mscgraph {
namespace {

bool StartsCodePoint(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

}  // namespace

int ReportStatus(const absl::Status& status) {
  if (status.ok()) return kExitOk;
  std::cerr << "mscgraph: " << status.message() << "\n";
  return absl::IsInvalidArgument(status) ? kExitInput : kExitStore;
}

std::unique_ptr<Store> OpenForReading(const std::string& path, int* exit_code) {
  absl::StatusOr<std::unique_ptr<Store>> store = Store::Open({.path = path});
  if (store.ok()) return *std::move(store);
  *exit_code = ReportStatus(store.status());
  return nullptr;
}

size_t TextWidth(std::string_view text) {
  size_t width = 0;
  for (char c : text) width += StartsCodePoint(c);
  return width;
}

std::string Cell(std::string_view text, size_t width) {
  constexpr std::string_view kCut = "...";
  const bool cut = width > kCut.size() && TextWidth(text) > width;
  const size_t keep = cut ? width - kCut.size() : text.size();
  std::string out;
  size_t points = 0;
  for (char c : text) {
    if (StartsCodePoint(c) && points++ == keep) break;
    out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  }
  return cut ? out.append(kCut) : out;
}

}  // namespace mscgraph
