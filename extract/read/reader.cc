#include "extract/read/reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "extract/read/byte_source.h"
#include "extract/read/read_source.h"
#include "extract/read/strings.h"

namespace mscgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> kExtensions = {
    ".xml", ".xml.gz", ".jsonl", ".jsonl.gz", ".json", ".json.gz", ".pubtator", ".pubtator.gz", ".txt"};

// Hidden files are left out: "._x.xml" is what some systems leave beside x.xml.
bool IsInputName(const std::string& name) {
  return name[0] != '.' && std::any_of(kExtensions.begin(), kExtensions.end(),
                                       [&](std::string_view extension) { return name.ends_with(extension); });
}

absl::Status FromCode(const std::error_code& code, const std::string& path) {
  return absl::ErrnoToStatus(code.value(), path);
}

absl::Status ExpandFolder(const std::string& folder, std::vector<std::string>* files) {
  std::error_code code;
  const size_t before = files->size();
  for (fs::recursive_directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored) && IsInputName(it->path().filename().string())) {
      files->push_back(it->path().string());
    }
  }
  if (code) return FromCode(code, folder);
  if (files->size() == before) {
    return absl::NotFoundError(
        Cat(folder, ": no *.xml, *.jsonl, *.json, *.pubtator (or any of them with .gz) or *.txt in it"));
  }
  std::sort(files->begin() + static_cast<std::ptrdiff_t>(before), files->end());
  return absl::OkStatus();
}

}  // namespace

std::string ReadError::ToString() const {
  return Cat(file, is_line ? ": line " : ": byte ", position, record.empty() ? "" : " (", record,
             record.empty() ? "" : ")", ": ", reason);
}

absl::StatusOr<ReadStats> ReadInput(const std::string& file, const ReadOptions& options,
                                    absl::FunctionRef<bool(InputRecord)> on_record,
                                    absl::FunctionRef<bool(const ReadError&)> on_error) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenFile(file);
  if (!source.ok()) return source.status();
  return ReadSource(*std::move(source), file, options, on_record, on_error);
}

absl::StatusOr<std::vector<std::string>> ExpandInputs(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code code;
    const fs::file_status status =
        path == "-" ? fs::file_status(fs::file_type::fifo) : fs::status(path, code);
    if (status.type() == fs::file_type::not_found) return absl::NotFoundError(Cat(path, ": no such file"));
    if (code) return FromCode(code, path);
    if (status.type() != fs::file_type::directory) {
      files.push_back(path);
    } else if (absl::Status expanded = ExpandFolder(path, &files); !expanded.ok()) {
      return expanded;
    }
  }
  return files;
}

}  // namespace mscgraph
