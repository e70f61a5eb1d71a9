// Any bytes, in chunks of any size, through the reader: it must neither crash nor break its promises.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/read/read_source.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

void Check(const Document& document) {
  Require(!document.id.empty());
  Require(!document.sections.empty());
  Require(FindInvalidUtf8(document.text) == std::string_view::npos);
  for (const DocumentSection& section : document.sections) {
    Require(section.span.begin <= section.span.end && section.span.end <= document.text.size());
  }
}

void ReadBytes(std::string_view bytes, size_t chunk, uint64_t* records, uint64_t* errors) {
  ReadOptions options;
  options.max_record_bytes = 1 << 12;
  const auto stats = ReadSource(
      MemorySource(bytes, chunk), "fuzz.txt", options,
      [&](InputRecord record) {
        if (const auto* document = std::get_if<Document>(&record)) Check(*document);
        ++*records;
        return true;
      },
      [&](const ReadError& error) {
        Require(!error.reason.empty());
        ++*errors;
        return true;
      });
  if (stats.ok()) Require(stats->rejected == *errors && stats->documents + stats->deletes == *records);
}

}  // namespace
}  // namespace mscgraph

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  uint64_t records = 0, errors = 0, slow_records = 0, slow_errors = 0;
  mscgraph::ReadBytes(bytes, 1 << 16, &records, &errors);
  mscgraph::ReadBytes(bytes, 1 + data[0] % 16, &slow_records, &slow_errors);
  // How far damaged gzip can be decompressed does depend on the chunks.
  if (bytes.substr(0, 2) == "\x1f\x8b") return 0;
  if (records != slow_records || errors != slow_errors) std::abort();
  return 0;
}
