#include "extract/mention/obo_reader.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace mscgraph {
namespace {

std::string_view Trim(std::string_view text) {
  size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// `text` up to a comment or a trailing modifier: " ! label", " {source=...}".
std::string_view Value(std::string_view text) {
  size_t stop = std::min(text.find(" !"), text.find(" {"));
  return Trim(text.substr(0, stop));
}

// A quoted string at the beginning of `text`; `rest` is what follows. False if it does not end.
bool Unquote(std::string_view text, std::string* out, std::string_view* rest) {
  if (!text.starts_with('"')) return false;
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      out->push_back(text[++i]);
    } else if (text[i] == '"') {
      *rest = Trim(text.substr(i + 1));
      return true;
    } else {
      out->push_back(text[i]);
    }
  }
  return false;
}

// synonym: "text" SCOPE [TYPE] [xrefs]
bool AddSynonym(std::string_view value, OntologyTerm* term) {
  std::string text;
  std::string_view rest;
  if (!Unquote(value, &text, &rest)) return false;
  if (!rest.starts_with("EXACT")) return true;
  // OMO:0003012 is "acronym", OMO:0003000 "abbreviation".
  std::string_view type = Trim(rest.substr(5));
  bool is_short = type.starts_with("OMO:0003012") || type.starts_with("OMO:0003000") ||
                  type.starts_with("ABBREVIATION") || type.starts_with("abbreviation") ||
                  type.starts_with("ACRONYM");
  (is_short ? term->short_forms : term->synonyms).push_back(std::move(text));
  return true;
}

// False if the line of tag `tag` is faulty.
bool AddTag(std::string_view tag, std::string_view value, OntologyTerm* term) {
  if (tag == "id") {
    term->id = CurieOf(Value(value));
    return !term->id.empty();
  }
  if (tag == "name") {
    term->label = value;
  } else if (tag == "synonym") {
    return AddSynonym(value, term);
  } else if (tag == "xref") {
    std::string id = CurieOf(Value(value.substr(0, value.find(" \""))));
    if (!id.empty()) term->xrefs.push_back(std::move(id));
  } else if (tag == "is_a") {
    std::string id = CurieOf(Value(value));
    if (!id.empty()) term->parents.push_back(std::move(id));
  } else if (tag == "is_obsolete") {
    term->obsolete = Value(value) == "true";
  }
  return true;
}

}  // namespace

absl::Status ReadObo(const std::string& name, LineReader* lines, const VisitTerm& visit) {
  bool in_term = false;
  OntologyTerm term;
  auto finish = [&]() -> absl::Status {
    if (!in_term) return absl::OkStatus();
    if (term.id.empty()) {
      return absl::InvalidArgumentError(absl::StrFormat("%s:%d: a [Term] without an id", name, term.line));
    }
    return visit(std::move(term));
  };
  std::string_view line;
  while (lines->Next(&line)) {
    if (line.starts_with('[')) {
      if (absl::Status status = finish(); !status.ok()) return status;
      in_term = Trim(line) == "[Term]";
      term = OntologyTerm{.line = lines->number()};
      continue;
    }
    size_t colon = line.find(':');
    if (!in_term || colon == std::string_view::npos || line.starts_with('!')) continue;
    if (!AddTag(Trim(line.substr(0, colon)), Trim(line.substr(colon + 1)), &term)) {
      constexpr size_t kShown = 80;
      return absl::InvalidArgumentError(absl::StrFormat("%s:%d: cannot be read: %s", name, lines->number(),
                                                        std::string(line.substr(0, kShown))));
    }
  }
  if (lines->too_long()) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("%s:%d: the line is longer than %d bytes", name, lines->number(), kMaxLineBytes));
  }
  return finish();
}

}  // namespace mscgraph
