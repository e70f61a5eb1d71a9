#include "extract/read/pubmed_xml.h"

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "extract/read/fields.h"
#include "extract/read/strings.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

using pugi::xml_node;

// White space between inline elements is text, so it must be kept.
constexpr unsigned kParseOptions =
    pugi::parse_minimal | pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata;

// The next node of the subtree of `root` in document order; null at its end. No recursion: the input sets the
// depth.
xml_node NextInSubtree(xml_node node, xml_node root) {
  if (node.first_child()) return node.first_child();
  while (node != root && !node.next_sibling()) node = node.parent();
  return node == root ? xml_node() : node.next_sibling();
}

// The text of all descendants in document order: inline markup and formulas are flattened.
std::string Text(xml_node element) {
  std::string text;
  for (xml_node node = element; node; node = NextInSubtree(node, element)) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
  }
  return CleanField(text);
}

DocumentTerm Term(xml_node element) {
  return {CleanField(element.attribute("UI").value()), Text(element),
          std::string_view(element.attribute("MajorTopicYN").value()) == "Y"};
}

void ReadText(std::string_view title, xml_node abstract, Document* document) {
  std::vector<SectionText> parts;
  for (xml_node part : abstract.children("AbstractText")) {
    SectionText section;
    section.label = CleanField(part.attribute("Label").value());
    section.kind = SectionOf(part.attribute("NlmCategory").value(), section.label);
    section.text = Text(part);
    parts.push_back(std::move(section));
  }
  AssembleText(title, parts, document);
}

void ReadArticleIds(xml_node list, Document* document) {
  for (xml_node id : list.children("ArticleId")) {
    const std::string_view type = id.attribute("IdType").value();
    if (type == "doi" && document->doi.empty()) document->doi = NormaliseDoi(Text(id));
    if (type == "pmc" && document->pmcid.empty()) document->pmcid = NormalisePmcid(Text(id));
  }
}

absl::Status ReadPmid(xml_node parent, Document* document) {
  const xml_node element = parent.child("PMID");
  const std::string text = Text(element);
  document->pmid = NormalisePmid(text);
  if (document->pmid.empty()) {
    return absl::InvalidArgumentError(element ? Cat("the PMID is no number: \"", text.substr(0, 40), "\"")
                                              : "the record has no PMID");
  }
  document->id = Cat("PMID:", document->pmid);
  int version = 0;
  if (ParseInt(element.attribute("Version").value(), &version) && version > 0) document->version = version;
  return absl::OkStatus();
}

int YearOf(xml_node date) {
  const int year = FindYear(Text(date.child("Year")));
  return year != 0 ? year : FindYear(Text(date.child("MedlineDate")));
}

void ReadJournal(xml_node article, xml_node citation, Document* document) {
  const xml_node journal = article.child("Journal");
  document->year = YearOf(journal.child("JournalIssue").child("PubDate"));
  if (document->year == 0) document->year = YearOf(article.child("ArticleDate"));
  document->journal = Text(journal.child("ISOAbbreviation"));
  if (document->journal.empty()) document->journal = Text(journal.child("Title"));
  if (document->journal.empty())
    document->journal = Text(citation.child("MedlineJournalInfo").child("MedlineTA"));
}

void ReadTrialIds(xml_node article, Document* document) {
  for (xml_node bank : article.child("DataBankList").children("DataBank")) {
    for (xml_node number : bank.child("AccessionNumberList").children("AccessionNumber")) {
      if (document->nct.empty()) document->nct = NormaliseNct(Text(number));
    }
  }
}

void ReadTerms(xml_node types, xml_node languages, Document* document) {
  for (xml_node type : types.children("PublicationType")) {
    document->publication_types.push_back(Term(type));
    const DocumentTerm& term = document->publication_types.back();
    if (term.ui == "D016441" || term.name == "Retracted Publication") document->retracted = true;
  }
  for (xml_node language : languages.children("Language")) document->languages.push_back(Text(language));
}

void ReadCorrections(xml_node citation, Document* document) {
  for (xml_node link : citation.child("CommentsCorrectionsList").children("CommentsCorrections")) {
    const std::string_view type = link.attribute("RefType").value();
    if (type == "RetractionIn" || type == "RetractedandRepublishedIn") document->retracted = true;
    if (type != "RetractionOf") continue;
    const std::string pmid = NormalisePmid(Text(link.child("PMID")));
    if (!pmid.empty()) document->retracts.push_back(Cat("PMID:", pmid));
  }
}

// Records before 2018 without PubmedData name their full text among the other ids ("PMC123 [Available on
// ...]").
void ReadOtherIds(xml_node citation, Document* document) {
  for (xml_node id : citation.children("OtherID")) {
    const std::string text = Text(id);
    if (document->pmcid.empty() && text.starts_with("PMC")) document->pmcid = NormalisePmcid(text);
  }
}

absl::Status ReadCitation(xml_node citation, xml_node data, Document* document) {
  if (absl::Status status = ReadPmid(citation, document); !status.ok()) return status;
  const xml_node article = citation.child("Article");
  if (!article) return absl::InvalidArgumentError("the record has no Article");
  ReadText(Text(article.child("ArticleTitle")), article.child("Abstract"), document);
  ReadJournal(article, citation, document);
  ReadArticleIds(data.child("ArticleIdList"), document);
  for (xml_node id : article.children("ELocationID")) {
    const bool valid = std::string_view(id.attribute("ValidYN").value()) != "N";
    if (document->doi.empty() && valid && std::string_view(id.attribute("EIdType").value()) == "doi") {
      document->doi = NormaliseDoi(Text(id));
    }
  }
  ReadOtherIds(citation, document);
  ReadTrialIds(article, document);
  ReadTerms(article.child("PublicationTypeList"), article, document);
  for (xml_node heading : citation.child("MeshHeadingList").children("MeshHeading")) {
    document->mesh.push_back(Term(heading.child("DescriptorName")));
  }
  ReadCorrections(citation, document);
  return absl::OkStatus();
}

absl::Status ReadBook(xml_node book, xml_node data, Document* document) {
  if (absl::Status status = ReadPmid(book, document); !status.ok()) return status;
  std::string title = Text(book.child("ArticleTitle"));
  if (title.empty()) title = Text(book.child("Book").child("BookTitle"));
  ReadText(title, book.child("Abstract"), document);
  document->year = YearOf(book.child("ContributionDate"));
  if (document->year == 0) document->year = YearOf(book.child("Book").child("PubDate"));
  ReadArticleIds(book.child("ArticleIdList"), document);
  ReadArticleIds(data.child("ArticleIdList"), document);
  ReadTerms(book, book, document);
  return absl::OkStatus();
}

// Parses one element in place; null if it fails, with the reason in `status`.
xml_node ParseElement(char* bytes, size_t size, uint64_t position, pugi::xml_document* tree,
                      absl::Status* status) {
  const size_t bad = FindInvalidUtf8({bytes, size});
  if (bad != std::string_view::npos) {
    *status = absl::InvalidArgumentError(Cat("invalid UTF-8 at byte ", position + bad));
    return {};
  }
  std::replace(bytes, bytes + size, '\0', ' ');  // The parser would take it for the end.
  const pugi::xml_parse_result result =
      tree->load_buffer_inplace(bytes, size, kParseOptions, pugi::encoding_utf8);
  if (!result) {
    *status = absl::InvalidArgumentError(
        Cat(result.description(), " at byte ", position + static_cast<uint64_t>(result.offset)));
    return {};
  }
  return tree->document_element();
}

void EmitDeletes(char* bytes, size_t size, uint64_t position, SourceOrder order, Sink* sink) {
  pugi::xml_document tree;
  absl::Status status;
  const xml_node element = ParseElement(bytes, size, position, &tree, &status);
  if (!status.ok()) {
    sink->Error(position, false, "", std::string(status.message()));
    return;
  }
  for (xml_node id : element.children("PMID")) {
    const std::string text = Text(id);
    const std::string pmid = NormalisePmid(text);
    const bool more = pmid.empty() ? sink->Error(position, false, "", Cat("the PMID is no number: ", text))
                                   : sink->Record(DeleteRecord{Cat("PMID:", pmid), order});
    if (!more) return;
  }
}

void EmitRecord(const RecordSplitter& splitter, InputBuffer* in, SourceOrder order, Sink* sink) {
  if (splitter.kind() == RecordKind::kDelete || splitter.kind() == RecordKind::kDeleteDocument) {
    EmitDeletes(in->MutableData(), splitter.size(), in->Position(), order, sink);
    return;
  }
  const std::string pmid =
      FindPmid({in->MutableData(), splitter.size()});  // Before the bytes are overwritten.
  Document document;
  document.source_order = order;
  const absl::Status status =
      ParsePubmedRecord(splitter.kind(), in->MutableData(), splitter.size(), in->Position(), &document);
  if (status.ok()) {
    sink->Record(std::move(document));
  } else {
    sink->Error(in->Position(), false, pmid.empty() ? "" : Cat("PMID:", pmid), std::string(status.message()));
  }
}

}  // namespace

absl::Status ParsePubmedRecord(RecordKind kind, char* bytes, size_t size, uint64_t position,
                               Document* document) {
  pugi::xml_document tree;
  absl::Status status;
  const xml_node top = ParseElement(bytes, size, position, &tree, &status);
  if (!status.ok()) return status;
  if (kind == RecordKind::kCitation) return ReadCitation(top, {}, document);
  if (kind == RecordKind::kBookDocument) return ReadBook(top, {}, document);
  const char* inner = kind == RecordKind::kBook ? "BookDocument" : "MedlineCitation";
  const xml_node content = top.child(inner);
  if (!content) return absl::InvalidArgumentError(Cat("the record has no ", inner));
  // Two records that lost the tags between them would give one with the text of both.
  if (content.next_sibling(inner)) return absl::InvalidArgumentError(Cat("the record has two ", inner));
  if (kind == RecordKind::kBook) return ReadBook(content, top.child("PubmedBookData"), document);
  return ReadCitation(content, top.child("PubmedData"), document);
}

void ReadPubmedXml(InputBuffer* in, size_t max_record_bytes, Sink* sink) {
  const SourceOrder order = SourceOrderOf(sink->file());
  RecordSplitter splitter(in, max_record_bytes);
  while (!sink->stopped()) {
    switch (splitter.Next()) {
      case RecordSplitter::Event::kRecord:
        EmitRecord(splitter, in, order, sink);
        break;
      case RecordSplitter::Event::kFault: {
        const RecordSplitter::Fault& fault = splitter.fault();
        sink->Error(fault.position, false, fault.pmid.empty() ? "" : Cat("PMID:", fault.pmid), fault.reason);
        break;
      }
      case RecordSplitter::Event::kEnd:
        if (in->fault().empty()) return;
        if (!sink->Error(in->Total(), false, "", in->fault()) || !in->Resume()) return;
        splitter.Restart();
    }
  }
}

}  // namespace mscgraph
