#ifndef MSCGRAPH_TESTS_FUZZ_READ_CHECKS_H_
#define MSCGRAPH_TESTS_FUZZ_READ_CHECKS_H_

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/read/read_source.h"
#include "schemas/text/utf8.h"

namespace mscgraph {

// What the fuzz targets of the readers ask of every reading.

inline void Require(bool condition) {
  if (!condition) std::abort();
}

inline void CheckDocument(const Document& document) {
  Require(!document.id.empty());
  Require(!document.sections.empty());
  Require(FindInvalidUtf8(document.text) == std::string_view::npos);
  for (const DocumentSection& section : document.sections) {
    Require(section.span.begin <= section.span.end && section.span.end <= document.text.size());
  }
  for (size_t i = 0; i < document.annotations.size(); ++i) {
    const Span& span = document.annotations[i].span;
    Require(span.begin < span.end && span.end <= document.text.size());
    Require(FindInvalidUtf8(span.In(document.text)) == std::string_view::npos);
    Require(i == 0 || document.annotations[i - 1].span.begin <= span.begin);
  }
}

struct ReadCounts {
  uint64_t records = 0, errors = 0;
  friend bool operator==(const ReadCounts&, const ReadCounts&) = default;
};

inline ReadCounts ReadBytes(std::string_view bytes, size_t chunk) {
  ReadOptions options;
  options.max_record_bytes = 1 << 12;
  ReadCounts counts;
  const auto stats = ReadSource(
      MemorySource(bytes, chunk), "fuzz.txt", options,
      [&](InputRecord record) {
        if (const auto* document = std::get_if<Document>(&record)) CheckDocument(*document);
        ++counts.records;
        return true;
      },
      [&](const ReadError& error) {
        Require(!error.reason.empty());
        ++counts.errors;
        return true;
      });
  if (stats.ok())
    Require(stats->rejected == counts.errors && stats->documents + stats->deletes == counts.records);
  return counts;
}

// The size of the chunks that the bytes arrive in makes no difference.
inline void CheckReading(std::string_view bytes, size_t small_chunk) {
  const ReadCounts counts = ReadBytes(bytes, 1 << 16), slow = ReadBytes(bytes, small_chunk);
  // How far damaged gzip can be decompressed does depend on the chunks.
  if (bytes.substr(0, 2) != "\x1f\x8b") Require(counts == slow);
}

}  // namespace mscgraph

#endif  // MSCGRAPH_TESTS_FUZZ_READ_CHECKS_H_
