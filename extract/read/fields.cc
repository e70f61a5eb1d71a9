#include "extract/read/fields.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "extract/read/strings.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return absl::ascii_isdigit(c); });
}

}  // namespace

std::string CleanField(std::string_view text) {
  size_t bad = FindInvalidUtf8(text);
  if (bad == std::string_view::npos) return CleanText(text);
  std::string valid;
  while (bad != std::string_view::npos) {
    valid.append(text.substr(0, bad)).append("\xef\xbf\xbd");
    text.remove_prefix(bad + 1);
    bad = FindInvalidUtf8(text);
  }
  return CleanText(valid.append(text));
}

int FindYear(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t digits = CountDigits(text.substr(i));
    if (digits == 4) {
      const std::string_view year = text.substr(i, 4);
      if (year.starts_with("18") || year.starts_with("19") || year.starts_with("20")) {
        int value = 0;
        return ParseInt(year, &value) ? value : 0;
      }
    }
    i += std::max<size_t>(digits, 1);
  }
  return 0;
}

std::string NormalisePmid(std::string_view text) {
  text = Trim(text);
  if (ConsumeNoCase(&text, "PMID")) ConsumeNoCase(&text, ":");
  if (!AllDigits(text) || text.size() > 18) return "";
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  return std::string(text);
}

std::string NormalisePmcid(std::string_view text) {
  text = Trim(text);
  if (ConsumeNoCase(&text, "PMCID")) ConsumeNoCase(&text, ":");
  if (ConsumeNoCase(&text, "PMC")) ConsumeNoCase(&text, ":");
  ConsumeNoCase(&text, "PMC");
  const size_t digits = CountDigits(text);
  if (digits == 0 || digits > 18) return "";
  return "PMC" + std::string(text.substr(0, digits));
}

std::string NormaliseDoi(std::string_view text) {
  text = Trim(text);
  if (ConsumeNoCase(&text, "https://") || ConsumeNoCase(&text, "http://")) {
    ConsumeNoCase(&text, "dx.");
    if (!ConsumeNoCase(&text, "doi.org/")) return "";
  }
  ConsumeNoCase(&text, "doi:");
  text = text.substr(0, std::find_if(text.begin(), text.end(), [](char c) {
                          return absl::ascii_isspace(c);
                        }) - text.begin());
  while (!text.empty() && std::string_view(".,;").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  if (!text.starts_with("10.") || text.find('/') == std::string_view::npos) return "";
  return Lower(text);
}

std::string NormaliseNct(std::string_view text) {
  text = Trim(text);
  ConsumeNoCase(&text, "NCT:");
  if (!StartsWithNoCase(text, "NCT") || !AllDigits(text.substr(3))) return "";
  return Upper(text);
}

std::string FindPmid(std::string_view xml) {
  const size_t tag = xml.find("<PMID");
  if (tag == std::string_view::npos) return "";
  const size_t begin = xml.find_first_of("<>", tag + 1);
  if (begin == std::string_view::npos || xml[begin] != '>') return "";
  const std::string_view rest = TrimLeft(xml.substr(begin + 1, 64));
  return NormalisePmid(rest.substr(0, CountDigits(rest)));
}

SourceOrder SourceOrderOf(std::string_view file) {
  const size_t slash = file.rfind('/');
  if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
  if (!ConsumeNoCase(&file, "pubmed") && !ConsumeNoCase(&file, "medline")) return {};
  SourceOrder order;
  if (file.size() < 7 || CountDigits(file) != 2 || file[2] != 'n' || CountDigits(file.substr(3)) != 4)
    return {};
  if (!ParseInt(file.substr(0, 2), &order.baseline_year) ||
      !ParseInt(file.substr(3, 4), &order.file_number)) {
    return {};
  }
  return order;
}

Section SectionOf(std::string_view nlm_category, std::string_view label) {
  const std::string name = Lower(nlm_category);
  Section section;
  // Of the names of sections, title and abstract are no categories.
  if (ParseSection(name, &section) && section != Section::kTitle && section != Section::kAbstract)
    return section;
  return SectionFromLabel(label);
}

void SetDocumentId(std::string_view id, Document* document) {
  id = Trim(id);
  if (AllDigits(id) || StartsWithNoCase(id, "PMID:")) {
    document->pmid = NormalisePmid(id);
    document->id = document->pmid.empty() ? std::string() : Cat("PMID:", document->pmid);
  } else if (StartsWithNoCase(id, "PMC")) {
    document->pmcid = NormalisePmcid(id.substr(StartsWithNoCase(id, "PMC:") ? 4 : 0));
    if (!document->pmcid.empty()) document->id = Cat("PMC:", document->pmcid);
  } else if (StartsWithNoCase(id, "NCT")) {
    document->nct = NormaliseNct(id.substr(StartsWithNoCase(id, "NCT:") ? 4 : 0));
    if (!document->nct.empty()) document->id = Cat("NCT:", document->nct);
  }
  if (document->id.empty()) document->id = CleanField(id);
}

}  // namespace mscgraph
