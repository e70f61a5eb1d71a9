#include "extract/read/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "extract/read/fields.h"
#include "extract/read/strings.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

constexpr size_t kNone = std::string_view::npos;

// Headings and lines of pages that are no text of the abstract and no title. Lower case, without a final
// colon.
constexpr std::array<std::string_view, 40> kBoilerplate = {"pubmed disclaimer",
                                                           "references",
                                                           "reference",
                                                           "conflict of interest",
                                                           "conflict of interest statement",
                                                           "conflicts of interest",
                                                           "declaration of competing interest",
                                                           "competing interests",
                                                           "figures",
                                                           "tables",
                                                           "similar articles",
                                                           "cited by",
                                                           "mesh terms",
                                                           "publication types",
                                                           "related information",
                                                           "linkout - more resources",
                                                           "grants and funding",
                                                           "grant support",
                                                           "full text links",
                                                           "full text sources",
                                                           "substances",
                                                           "associated data",
                                                           "supplementary concepts",
                                                           "affiliations",
                                                           "affiliation",
                                                           "authors",
                                                           "author",
                                                           "actions",
                                                           "cite",
                                                           "display options",
                                                           "share",
                                                           "page navigation",
                                                           "permalink",
                                                           "acknowledgements",
                                                           "acknowledgments",
                                                           "funding",
                                                           "supplementary information",
                                                           "free article",
                                                           "free pmc article",
                                                           "review"};

std::string Heading(std::string_view line) {
  while (!line.empty() && (line.back() == ':' || line.back() == '.')) line.remove_suffix(1);
  return Lower(line);
}

bool IsBoilerplate(std::string_view line) {
  return std::find(kBoilerplate.begin(), kBoilerplate.end(), Heading(line)) != kBoilerplate.end();
}

bool IsKeywords(std::string_view line) {
  const std::string lower = Lower(line.substr(0, 12));
  for (std::string_view word : {"keywords", "keyword", "key words", "key-words"}) {
    if (!lower.starts_with(word)) continue;
    const std::string_view rest = Trim(line.substr(word.size()));
    if (rest.empty() || rest[0] == ':' || rest.starts_with("\xe2\x80\x94")) return true;  // em dash
  }
  return false;
}

bool IsCopyright(std::string_view line) {
  return line.starts_with("\xc2\xa9") || StartsWithNoCase(line, "copyright");
}

// "doi: 10.1/x." -> "10.1/x"; also where more of the citation stands before it.
std::string DoiIn(std::string_view line) {
  const std::string lower = Lower(line);
  for (std::string_view mark : {"doi:", "doi.org/"}) {
    const size_t found = lower.find(mark);
    if (found != kNone) return NormaliseDoi(std::string_view(lower).substr(found + mark.size()));
  }
  return "";
}

std::string PmidIn(std::string_view line) {
  const size_t found = line.find("PMID");
  if (found == kNone) return "";
  line = TrimLeft(line.substr(found + 4));
  ConsumeNoCase(&line, ":");
  return NormalisePmid(line.substr(0, std::min(line.find_first_not_of("0123456789"), line.size())));
}

bool IsIdLine(std::string_view line) {
  return StartsWithNoCase(line, "doi:") || StartsWithNoCase(line, "pmid:") ||
         StartsWithNoCase(line, "pmcid:") || StartsWithNoCase(line, "https://doi.org/");
}

// The year of a citation, which a volume follows: "Int J Mol Sci. 2025 Mar 27;26(7):3084."
int CitationYear(std::string_view line) {
  for (size_t i = 0; i + 4 < line.size(); ++i) {
    if (i > 0 && line[i - 1] != ' ' && line[i - 1] != '.') continue;
    const int year = FindYear(line.substr(i, 4));
    if (year == 0 || absl::ascii_isdigit(line[i + 4])) continue;
    const size_t end =
        line.find_first_not_of("0123456789 -ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", i + 4);
    if (end != kNone && line[end] == ';' && end - i < 32) return year;
  }
  return 0;
}

void AppendLine(std::string_view line, std::string* paragraph) {
  if (!paragraph->empty()) *paragraph += ' ';
  *paragraph += line;
}

std::vector<std::string_view> Words(std::string_view line) { return SplitAny(line, " "); }

// "Ana B. Silva 1, Jo Li 2", "Silva AB, Li J": commas between names, which have no word in lower case.
bool IsAuthors(std::string_view line) {
  if (line.find(" et al") != kNone) return true;
  const std::vector<std::string_view> parts = SplitAny(line, ",;");
  for (std::string_view part : parts) {
    const auto words = Words(part);
    if (words.size() > 5) return false;
    for (std::string_view word : words) {
      const bool particle = word == "de" || word == "van" || word == "von" || word == "der" || word == "and";
      if (!particle && absl::ascii_islower(word[0])) return false;
    }
  }
  return parts.size() > 1 || absl::ascii_isdigit(line.back());
}

// Could the line, one of those before the heading "Abstract", be the title?
bool IsTitleForm(std::string_view line) {
  return Words(line).size() >= 3 && line.size() <= 500 && !IsBoilerplate(line) && !IsIdLine(line) &&
         !IsKeywords(line) && !IsCopyright(line) && CitationYear(line) == 0 && !IsAuthors(line) &&
         !(absl::ascii_isdigit(line[0]) && line.find(", ") != kNone);  // "1 Department of Medicine, ..."
}

struct Page {
  std::vector<std::string> lines;  // Cleaned: saved pages are full of no-break spaces.
  size_t abstract = kNone;         // The line of the heading.
  std::string inline_text;         // What follows "Abstract:" on that line.
};

Page SplitPage(std::string_view text) {
  Page page;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    page.lines.push_back(CleanField(text.substr(0, end)));
    const std::string_view line = page.lines.back();
    text.remove_prefix(std::min(end + 1, text.size()));
    if (page.abstract != kNone || !StartsWithNoCase(line, "abstract")) continue;
    const std::string_view rest = Trim(line.substr(8));
    if (!rest.empty() && rest[0] != ':') continue;
    page.abstract = page.lines.size() - 1;
    page.inline_text = Trim(rest.substr(rest.empty() ? 0 : 1));
  }
  return page;
}

// A title that was wrapped is joined again.
std::string FindTitle(const Page& page) {
  for (size_t i = page.abstract; i-- > 0;) {
    if (page.lines[i].empty() || !IsTitleForm(page.lines[i])) continue;
    std::string title = page.lines[i];
    for (size_t next = i + 1; !page.lines[next].empty() && absl::ascii_islower(page.lines[next][0]); ++next) {
      AppendLine(page.lines[next], &title);
    }
    while (i-- > 0 && !page.lines[i].empty() && page.lines[i].back() != '.' && IsTitleForm(page.lines[i])) {
      title = Cat(page.lines[i], " ", title);
    }
    return title;
  }
  // A title of one or two words is the first line that is nothing else.
  for (size_t i = 0; i < page.abstract; ++i) {
    const std::string_view line = page.lines[i];
    if (!line.empty() && !IsBoilerplate(line) && !IsIdLine(line) && CitationYear(line) == 0)
      return std::string(line);
  }
  return "";
}

// Cuts "Results: 12 patients ..." and headings on a line of their own; the rest goes on with `open`, the
// label that is in force.
SectionText MakeSection(std::string_view paragraph, std::string* open) {
  const size_t colon = paragraph.find(':');
  if (colon != kNone && colon <= 60 && absl::ascii_isupper(paragraph[0])) {
    const std::string_view label = paragraph.substr(0, colon);
    if (Words(label).size() <= 5 && SectionFromLabel(label) != Section::kAbstract) {
      open->clear();
      return {std::string(label), SectionFromLabel(label), std::string(paragraph.substr(colon + 1))};
    }
  }
  return {*open, SectionFromLabel(*open), std::string(paragraph)};
}

bool IsSectionHeading(std::string_view line) {
  return Words(line).size() <= 4 && absl::ascii_isupper(line[0]) && line.back() != '.' &&
         (line.find(':') == kNone || line.back() == ':') && SectionFromLabel(line) != Section::kAbstract;
}

// The paragraphs of an abstract from `first` to its end: a heading of the page, or with "Introduction" the
// body.
std::vector<SectionText> ReadSections(const Page& page, size_t first) {
  std::vector<SectionText> sections;
  std::string open;
  std::string paragraph = page.inline_text;
  const auto close = [&] {
    if (!paragraph.empty()) sections.push_back(MakeSection(paragraph, &open));
    paragraph.clear();
  };
  for (size_t i = first; i < page.lines.size(); ++i) {
    const std::string_view line = page.lines[i];
    if (line.empty()) {
      close();
    } else if (IsIdLine(line)) {
      continue;
    } else if (IsKeywords(line) || IsCopyright(line) || (IsBoilerplate(line) && Heading(line) != "review")) {
      break;
    } else if (Heading(line).ends_with("introduction") && !sections.empty() && Words(line).size() <= 2) {
      break;
    } else if (paragraph.empty() && IsSectionHeading(line)) {
      open = Heading(line) == Lower(line) ? std::string(line) : std::string(line.substr(0, line.size() - 1));
    } else {
      // Lines that start with a label are sections of their own; others were wrapped.
      std::string none;
      if (!MakeSection(line, &none).label.empty()) close();
      AppendLine(line, &paragraph);
    }
  }
  close();
  return sections;
}

// Without the heading: the first paragraph is the title if it looks like one and something follows it.
std::string TakeTitle(const Page& page, size_t* first) {
  size_t begin = 0;
  while (begin < page.lines.size() && (page.lines[begin].empty() || IsIdLine(page.lines[begin]))) ++begin;
  size_t end = begin;
  std::string paragraph;
  while (end < page.lines.size() && !page.lines[end].empty() && !IsIdLine(page.lines[end])) {
    AppendLine(page.lines[end++], &paragraph);
  }
  *first = begin;
  const auto is_title = [](std::string_view text) {
    return !text.empty() && text.size() <= 300 && text.back() != '.' && !IsKeywords(text);
  };
  if (is_title(paragraph)) {
    *first = end;
    return paragraph;
  }
  if (end - begin > 1 && is_title(page.lines[begin])) {
    *first = begin + 1;
    return std::string(page.lines[begin]);
  }
  return "";
}

void FindIds(const Page& page, std::string_view file, Document* document) {
  // The references of a page are full of DOIs: only its head, and lines that say nothing else, count.
  for (size_t i = 0; i < page.lines.size(); ++i) {
    const std::string_view line = page.lines[i];
    if (Heading(line) == "references") break;
    const bool head = page.abstract != kNone && i < page.abstract;
    if (!head && !IsIdLine(line)) continue;
    if (document->doi.empty()) document->doi = DoiIn(line);
    if (document->pmid.empty()) document->pmid = PmidIn(line);
    if (document->pmcid.empty() && StartsWithNoCase(line, "pmcid:")) document->pmcid = NormalisePmcid(line);
    if (head && document->year == 0) document->year = CitationYear(line);
  }
  if (!document->pmid.empty()) {
    document->id = Cat("PMID:", document->pmid);
  } else if (!document->doi.empty()) {
    document->id = Cat("DOI:", document->doi);
  } else {
    file = file.substr(file.rfind('/') + 1);
    if (file.ends_with(".gz")) file.remove_suffix(3);
    const size_t dot = file.rfind('.');
    document->id = Cat("text:", file.substr(0, dot == 0 ? kNone : dot));
  }
}

absl::Status CheckText(std::string_view text) {
  const size_t bad = FindInvalidUtf8(text);
  if (bad != kNone) return absl::InvalidArgumentError(Cat("invalid UTF-8 at byte ", bad, "; is it text?"));
  const auto controls = std::count_if(text.begin(), text.end(), [](unsigned char c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7f;
  });
  if (static_cast<size_t>(controls) * 20 > text.size())
    return absl::InvalidArgumentError("binary data, no text");
  const bool letters = std::any_of(text.begin(), text.end(),
                                   [](unsigned char c) { return absl::ascii_isalpha(c) || c >= 0x80; });
  if (!letters) return absl::InvalidArgumentError("no text in it");
  return absl::OkStatus();
}

}  // namespace

absl::Status ParsePlainText(std::string_view text, std::string_view file, Document* document) {
  if (absl::Status status = CheckText(text); !status.ok()) return status;
  const Page page = SplitPage(text);
  FindIds(page, file, document);
  size_t first = page.abstract + 1;
  const std::string title = page.abstract != kNone ? FindTitle(page) : TakeTitle(page, &first);
  std::vector<SectionText> sections = ReadSections(page, first);
  for (SectionText& section : sections) {
    section.label = CleanField(section.label);
    section.text = CleanField(section.text);
  }
  AssembleText(CleanField(title), sections, document);
  return absl::OkStatus();
}

void ReadPlainText(InputBuffer* in, size_t max_record_bytes, Sink* sink) {
  while (in->Data().size() <= max_record_bytes && in->More()) {
  }
  if (in->Data().size() > max_record_bytes) {
    sink->Error(0, false, "", Cat("the text is longer than ", max_record_bytes, " bytes"));
    return;
  }
  Document document;
  const absl::Status status = ParsePlainText(in->Data(), sink->file(), &document);
  if (status.ok()) {
    sink->Record(std::move(document));
  } else {
    sink->Error(0, false, "", std::string(status.message()));
  }
}

}  // namespace mscgraph
