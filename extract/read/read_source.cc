#include "extract/read/read_source.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "extract/read/bioc_json.h"
#include "extract/read/input_buffer.h"
#include "extract/read/json_lines.h"
#include "extract/read/plain_text.h"
#include "extract/read/pubmed_xml.h"
#include "extract/read/pubtator.h"
#include "extract/read/sink.h"
#include "extract/read/strings.h"

namespace mscgraph {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr size_t kSniffBytes = 1 << 16;

enum class Format { kXml, kJsonLines, kBiocJson, kPubtator, kText, kEmpty };

// Moves `text` to the root tag of an XML document; false if there is none in it.
bool SkipProlog(std::string_view* text) {
  while (true) {
    text->remove_prefix(std::min(text->find('<'), text->size()));
    std::string_view end = ">";
    if (text->starts_with("<!--")) {
      end = "-->";
    } else if (text->starts_with("<?")) {
      end = "?>";
    } else if (!text->starts_with("<!")) {
      return !text->empty();
    } else if (const size_t bracket = text->find('['); bracket < text->find('>')) {
      text->remove_prefix(std::min(text->find(']'), text->size()));
    }
    const size_t found = text->find(end);
    if (found == std::string_view::npos) return false;
    text->remove_prefix(found + end.size());
  }
}

absl::StatusOr<Format> SniffXml(std::string_view head) {
  std::string_view rest = head;
  if (!SkipProlog(&rest)) return Format::kXml;  // The splitter says what is wrong.
  size_t end = 1;
  while (end < rest.size() && end < 64 && !absl::ascii_isspace(rest[end]) && rest[end] != '>' &&
         rest[end] != '/') {
    ++end;
  }
  const std::string_view name = rest.substr(1, end - 1);
  if (IsPubmedRoot(name) || end == rest.size()) return Format::kXml;  // Or cut: the splitter says so.
  // A comparison or an e-mail address in angle brackets is no element.
  if (!head.starts_with("<?xml") && (name.empty() || !absl::ascii_isalpha(name[0]))) return Format::kText;
  return absl::InvalidArgumentError(Cat("XML with the root <", name,
                                        ">, which is not read; wanted is PubMed XML (PubmedArticleSet, "
                                        "MedlineCitationSet, PubmedArticle, ...)"));
}

// Drops a byte order mark and tells the format from the first bytes.
absl::StatusOr<Format> Sniff(InputBuffer* in) {
  while (in->Data().size() < kSniffBytes && in->More()) {
  }
  if (in->Data().starts_with("\xff\xfe") || in->Data().starts_with("\xfe\xff")) {
    return absl::InvalidArgumentError("UTF-16 is not read; convert it to UTF-8");
  }
  if (in->Data().starts_with(kByteOrderMark)) in->Consume(kByteOrderMark.size());
  const std::string_view head = TrimLeft(in->Data().substr(0, kSniffBytes));
  if (head.empty()) return in->Data().size() < kSniffBytes ? Format::kEmpty : Format::kText;
  if (head[0] == '<') return SniffXml(head);
  if (head[0] == '{') return LooksLikeBioc(head) ? Format::kBiocJson : Format::kJsonLines;
  if (head[0] == '[') {
    const std::string_view rest = TrimLeft(head.substr(1));
    if (rest.starts_with("{")) {
      return absl::InvalidArgumentError("a JSON array; wanted is JSON Lines, one object a line");
    }
  }
  if (LooksLikePubtator(head)) return Format::kPubtator;
  if (head.starts_with("PMID- ")) {
    return absl::InvalidArgumentError("MEDLINE text, which is not read; export it as PubMed XML");
  }
  return Format::kText;
}

// Where the input is damaged before its format can be told, looks behind the damage. It may be XML or JSON
// Lines there, but no text: half a text is no document.
absl::StatusOr<Format> SniffBehindDamage(InputBuffer* in, Sink* sink) {
  absl::StatusOr<Format> format = Sniff(in);
  const auto unclear = [&] { return !format.ok() || *format == Format::kText || *format == Format::kEmpty; };
  bool damaged = false;
  while (unclear() && !in->fault().empty()) {
    damaged = true;
    if (!sink->Error(in->Total(), false, "", in->fault()) || !in->Resume()) return Format::kEmpty;
    format = Sniff(in);
  }
  return damaged && unclear() ? Format::kEmpty : format;
}

}  // namespace

absl::StatusOr<ReadStats> ReadSource(std::unique_ptr<ByteSource> source, const std::string& file,
                                     const ReadOptions& options,
                                     absl::FunctionRef<bool(InputRecord)> on_record,
                                     absl::FunctionRef<bool(const ReadError&)> on_error) {
  const std::unique_ptr<ByteSource> bytes = MaybeGunzip(std::move(source));
  InputBuffer in(bytes.get());
  Sink sink(file, on_record, on_error);
  const absl::StatusOr<Format> format = SniffBehindDamage(&in, &sink);
  if (!format.ok()) {
    sink.Error(0, false, "", std::string(format.status().message()));
  } else if (*format == Format::kXml) {
    ReadPubmedXml(&in, options.max_record_bytes, &sink);
  } else if (*format == Format::kJsonLines) {
    ReadJsonLines(&in, options.max_record_bytes, &sink);
  } else if (*format == Format::kBiocJson) {
    ReadBiocJson(&in, options.max_record_bytes, &sink);
  } else if (*format == Format::kPubtator) {
    ReadPubtator(&in, options.max_record_bytes, &sink);
  } else if (*format == Format::kText) {
    ReadPlainText(&in, options.max_record_bytes, &sink);
  }
  ReadStats& stats = sink.stats();
  stats.bytes = in.Total();
  if (!sink.stopped() && stats.rejected > 0 && stats.documents + stats.deletes == 0) {
    return absl::InvalidArgumentError(Cat("not one record could be read: ", sink.first_error().ToString()));
  }
  return stats;
}

}  // namespace mscgraph
