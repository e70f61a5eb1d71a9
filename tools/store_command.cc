#include "tools/store_command.h"

#include <cstdio>
#include <iostream>
#include <iterator>

#include "tools/commands.h"

namespace mscgraph {
namespace {

bool StartsCodePoint(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

std::unique_ptr<Store> Open(const StoreOptions& options, int* exit_code) {
  absl::StatusOr<std::unique_ptr<Store>> store = Store::Open(options);
  if (!store.ok()) {
    *exit_code = ReportStatus(store.status());
    return nullptr;
  }
  if (!(*store)->info().warning.empty())
    std::cerr << "mscgraph: warning: " << (*store)->info().warning << "\n";
  return *std::move(store);
}

}  // namespace

int ReportStatus(const absl::Status& status) {
  if (status.ok()) return kExitOk;
  std::cerr << "mscgraph: " << status.message() << "\n";
  return absl::IsInvalidArgument(status) ? kExitInput : kExitStore;
}

void AddStoreOptions(CLI::App* command, const std::string& description, StoreChoice* choice) {
  command->add_option("--db", choice->path, description)->required();
  command->add_flag("--accept-older", choice->accept_older,
                    "Go on if the store lost its last commits or its COMMIT file, with what is there");
}

std::unique_ptr<Store> OpenForReading(const StoreChoice& choice, int* exit_code) {
  return Open({.path = choice.path, .accept_older = choice.accept_older}, exit_code);
}

std::unique_ptr<Store> OpenForWriting(const StoreChoice& choice, bool create, int* exit_code) {
  return Open(
      {.path = choice.path, .read_only = false, .create = create, .accept_older = choice.accept_older},
      exit_code);
}

std::string ByteCount(uint64_t bytes) {
  constexpr std::string_view kUnits[] = {"bytes", "kB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes);
  size_t unit = 0;
  for (; value >= 1000 && unit + 1 < std::size(kUnits); ++unit) value /= 1000;
  char text[32];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f " : "%.1f ", value);
  return text + std::string(kUnits[unit]);
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
