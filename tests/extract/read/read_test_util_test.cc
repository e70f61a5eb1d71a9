// The helpers of the tests of this folder; a *_test.cc because those are what its test program is made of.
#include "tests/extract/read/read_test_util.h"

#include <gtest/gtest.h>
#include <isa-l/igzip_lib.h>

#include <utility>

#include "extract/read/read_source.h"

namespace mscgraph {
namespace {

void Add(std::string_view key, std::string_view value, std::string* out) {
  if (value.empty()) return;
  out->append("|").append(key).append("=").append(value);
}

void AddTerms(std::string_view key, const std::vector<DocumentTerm>& terms, std::string* out) {
  std::string list;
  for (const DocumentTerm& term : terms) {
    list += (list.empty() ? "" : "; ") + term.ui + "/" + term.name + (term.major ? "*" : "");
  }
  Add(key, list, out);
}

std::string Join(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ",") + item;
  return out;
}

std::string Order(const SourceOrder& order) {
  if (order == SourceOrder()) return "";
  return std::to_string(order.baseline_year) + "/" + std::to_string(order.file_number);
}

}  // namespace

std::string OneLine(const InputRecord& record) {
  std::string out;
  if (const auto* removal = std::get_if<DeleteRecord>(&record)) {
    out = "delete " + removal->doc;
    Add("order", Order(removal->source_order), &out);
    return out;
  }
  const Document& document = std::get<Document>(record);
  out = document.id;
  Add("pmid", document.pmid, &out);
  Add("pmcid", document.pmcid, &out);
  Add("doi", document.doi, &out);
  Add("nct", document.nct, &out);
  if (document.version != 1) Add("version", std::to_string(document.version), &out);
  Add("order", Order(document.source_order), &out);
  Add("title", document.Title(), &out);
  for (size_t i = 1; i < document.sections.size(); ++i) {
    const DocumentSection& section = document.sections[i];
    Add(std::string(SectionName(section.kind)) + "(" + section.label + ")", section.span.In(document.text),
        &out);
  }
  if (document.year != 0) Add("year", std::to_string(document.year), &out);
  Add("journal", document.journal, &out);
  AddTerms("types", document.publication_types, &out);
  AddTerms("mesh", document.mesh, &out);
  Add("lang", Join(document.languages), &out);
  if (document.retracted) out += "|retracted";
  Add("retracts", Join(document.retracts), &out);
  for (const Annotation& annotation : document.annotations) {
    Add(annotation.type + (annotation.id.empty() ? "" : "/" + annotation.id),
        annotation.span.In(document.text), &out);
  }
  return out;
}

Reading ReadAll(std::string_view bytes, const ReadingOptions& options) {
  Reading reading;
  ReadOptions read_options;
  read_options.max_record_bytes = options.max_record_bytes;
  const auto stats = ReadSource(
      MemorySource(bytes, options.chunk), options.file, read_options,
      [&](InputRecord record) {
        reading.records.push_back(OneLine(record));
        const auto* document = std::get_if<Document>(&record);
        reading.ids.push_back(document != nullptr ? document->id
                                                  : "delete " + std::get<DeleteRecord>(record).doc);
        return static_cast<int>(reading.records.size()) != options.stop_after;
      },
      [&](const ReadError& error) {
        reading.errors.push_back(error.ToString());
        return true;
      });
  reading.status = stats.status();
  if (stats.ok()) reading.stats = *stats;
  return reading;
}

std::string Gzip(std::string_view bytes) {
  std::string out(bytes.size() + bytes.size() / 8 + 1024, '\0');
  std::string in(bytes);
  isal_zstream stream;
  isal_deflate_stateless_init(&stream);
  stream.gzip_flag = IGZIP_GZIP;
  stream.end_of_stream = 1;
  stream.next_in = reinterpret_cast<uint8_t*>(in.data());
  stream.avail_in = static_cast<uint32_t>(in.size());
  stream.next_out = reinterpret_cast<uint8_t*>(out.data());
  stream.avail_out = static_cast<uint32_t>(out.size());
  EXPECT_EQ(isal_deflate_stateless(&stream), COMP_OK);
  out.resize(stream.total_out);
  return out;
}

std::string Article(int pmid) {
  const std::string number = std::to_string(pmid);
  return "<PubmedArticle><MedlineCitation><PMID Version=\"1\">" + number +
         "</PMID><Article><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue></"
         "Journal>"
         "<ArticleTitle>Title " +
         number + "</ArticleTitle><Abstract><AbstractText>Cells <i>helped</i> \xc3\xa9" + number +
         ".</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\n";
}

std::string ArticleSet(int first, int last) {
  std::string out = "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n";
  for (int pmid = first; pmid <= last; ++pmid) out += Article(pmid);
  return out + "</PubmedArticleSet>\n";
}

}  // namespace mscgraph
