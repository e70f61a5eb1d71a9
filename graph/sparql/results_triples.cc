// N-Triples and Turtle: https://www.w3.org/TR/n-triples/, https://www.w3.org/TR/turtle/
#include <array>
#include <iterator>
#include <set>

#include "absl/strings/str_cat.h"
#include "graph/sparql/lexer.h"
#include "graph/sparql/result_stream.h"
#include "graph/store/iris.h"
#include "graph/store/term.h"
#include "graph/store/vocabulary.h"

namespace mscgraph::sparql {
namespace {

class NTriplesWriter : public ResultStream {
 public:
  explicit NTriplesWriter(std::ostream* out) : ResultStream("N-Triples", out) {}

  absl::Status Statement(const std::string& subject, const std::string& predicate,
                         const std::string& object) override {
    return Write(absl::StrCat(subject, " ", predicate, " ", object, " .\n"));
  }
};

// The prefix of a CURIE that Turtle reads back as the same IRI; nullptr if the IRI has to be written out.
const IriPrefix* PrefixOf(std::string_view iri, std::string* curie) {
  *curie = IriToCurie(iri);
  Lexer lexer(*curie);
  const Token token = lexer.Next();
  if (token.kind != TokenKind::kPrefixedName || token.end != curie->size()) return nullptr;
  for (const IriPrefix& known : kIriPrefixes)
    if (known.prefix == token.text && std::string(known.iri).append(token.local) == iri) return &known;
  return nullptr;
}

// Holds the triples of one subject back, so that the prefixes that they need can be declared before them.
class TurtleWriter : public ResultStream {
 public:
  explicit TurtleWriter(std::ostream* out) : ResultStream("Turtle", out) {}

  absl::Status Statement(const std::string& subject, const std::string& predicate,
                         const std::string& object) override {
    constexpr size_t kMaxHeld = 1000;
    if (subject != subject_ || held_.size() == kMaxHeld) {
      if (absl::Status status = WriteSubject(); !status.ok()) return status;
      subject_ = subject;
    }
    held_.push_back({predicate, object});
    return absl::OkStatus();
  }

  absl::Status Finish() override { return WriteSubject(); }

 private:
  absl::Status WriteSubject() {
    if (held_.empty()) return absl::OkStatus();
    std::string text = Text(subject_), predicate;
    for (const auto& [next, object] : held_) {
      if (next == predicate) {
        absl::StrAppend(&text, " ,\n    ", Text(object));
      } else {
        const std::string verb = next == IriForm(vocab::kType) ? "a" : Text(next);
        absl::StrAppend(&text, predicate.empty() ? "\n  " : " ;\n  ", verb, " ", Text(object));
      }
      predicate = next;
    }
    held_.clear();
    const std::string declarations = std::move(declarations_);
    declarations_.clear();
    return Write(absl::StrCat(declarations, text, " .\n"));
  }

  std::string Text(const std::string& form) {
    const ParsedTerm term = ParseTerm(form);
    if (term.is_iri) return IriText(term.value);
    if (term.is_blank || term.datatype.empty()) return form;
    const bool boolean =
        term.datatype == vocab::kXsdBoolean && (term.value == "true" || term.value == "false");
    if (boolean || IsBareNumber(term.value, term.datatype)) return term.value;
    return absl::StrCat(StringForm(term.value), "^^", IriText(term.datatype));
  }

  std::string IriText(const std::string& iri) {
    std::string curie;
    const IriPrefix* prefix = PrefixOf(iri, &curie);
    if (prefix == nullptr) return IriForm(iri);
    if (declared_.insert(prefix->prefix).second) {
      absl::StrAppend(&declarations_, "@prefix ", std::string(prefix->prefix), ": <",
                      std::string(prefix->iri), "> .\n");
    }
    return curie;
  }

  std::string subject_;
  std::vector<std::array<std::string, 2>> held_;  // Predicate and object.
  std::set<std::string_view> declared_;
  std::string declarations_;  // Of prefixes, due before the next triples.
};

}  // namespace

ResultWriterPtr MakeNTriplesWriter(std::ostream* out) { return std::make_unique<NTriplesWriter>(out); }
ResultWriterPtr MakeTurtleWriter(std::ostream* out) { return std::make_unique<TurtleWriter>(out); }

}  // namespace mscgraph::sparql
