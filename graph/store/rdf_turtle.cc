#include "graph/store/rdf_turtle.h"

#include <serd/serd.h>

#include <cstdarg>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>

#include "graph/store/iri_resolve.h"
#include "graph/store/rdf_terms.h"
#include "graph/store/term.h"
#include "graph/store/vocabulary.h"
#include "schemas/text/utf8.h"

namespace mscgraph {
namespace {

// Follows the tokens of Turtle just enough to bound what serd, which recurses and buffers whole terms, would
// be made to do by hostile input.
class TurtleGuard {
 public:
  // The fault that this byte makes; nullptr if there is none.
  const char* Take(char c) {
    Step(c);
    if (depth_ > kMaxTurtleDepth) return "brackets nested deeper than 200";
    if (length_ > kMaxRdfTermBytes) return "a term longer than 16 MB";
    // serd ends there, as if the file did.
    if (c == '\0' && (state_ == State::kBetween || state_ == State::kIri)) return "a zero byte";
    return nullptr;
  }

 private:
  enum class State { kBetween, kIri, kComment, kOpening, kString, kLongString };

  void Step(char c) {
    ++length_;
    if (escaped_) {
      escaped_ = false;
      return;
    }
    switch (state_) {
      case State::kBetween:
        return Between(c);
      case State::kIri:
        if (c == '>') Leave();
        return;
      case State::kComment:
        if (c == '\n' || c == '\r') Leave();
        length_ = 0;
        return;
      case State::kOpening:  // One or two quotes were read.
        if (c == quote_) {
          if (++quotes_ == 3) {
            state_ = State::kLongString;
            quotes_ = 0;
          }
          return;
        }
        if (quotes_ == 2) {
          Leave();
          return Between(c);
        }
        state_ = State::kString;
        [[fallthrough]];
      case State::kString:
        escaped_ = c == '\\';
        if (c == quote_) Leave();
        return;
      case State::kLongString:
        escaped_ = c == '\\';
        quotes_ = c == quote_ ? quotes_ + 1 : 0;
        if (quotes_ == 3) Leave();
        return;
    }
  }

  void Between(char c) {
    if (c == '[' || c == '(') ++depth_;
    if ((c == ']' || c == ')') && depth_ > 0) --depth_;
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') length_ = 0;
    escaped_ = c == '\\';  // Of a local name: \( opens nothing.
    if (c == '<') state_ = State::kIri;
    if (c == '#') state_ = State::kComment;
    if (c == '"' || c == '\'') {
      state_ = State::kOpening;
      quote_ = c;
      quotes_ = 1;
    }
  }

  void Leave() {
    state_ = State::kBetween;
    length_ = 0;
  }

  State state_ = State::kBetween;
  char quote_ = '"';
  int quotes_ = 0, depth_ = 0;
  bool escaped_ = false;
  size_t length_ = 0;
};

struct ReaderFree {
  void operator()(SerdReader* reader) const { serd_reader_free(reader); }
};

const uint8_t* Bytes(const std::string& text) { return reinterpret_cast<const uint8_t*>(text.c_str()); }
std::string_view View(const SerdNode* node) {
  return {reinterpret_cast<const char*>(node->buf), node->n_bytes};
}

class TurtleReader {
 public:
  TurtleReader(const RdfOptions& options, RdfSource source,
               absl::FunctionRef<absl::Status(const RdfStatement&)> visit)
      : options_(options), source_(source), visit_(visit), base_(options.base) {}

  absl::Status Run() {
    reader_.reset(serd_reader_new(SERD_TURTLE, this, nullptr, &OnBase, &OnPrefix, &OnStatement, nullptr));
    serd_reader_set_strict(reader_.get(), true);
    serd_reader_set_error_sink(reader_.get(), &OnError, this);
    SerdStatus read =
        serd_reader_start_source_stream(reader_.get(), &OnRead, &OnReadError, this, Bytes(options_.name), 1);
    while (read == SERD_SUCCESS && status_.ok()) read = serd_reader_read_chunk(reader_.get());
    serd_reader_end_stream(reader_.get());
    if (!status_.ok()) return status_;
    if (read != SERD_SUCCESS && read != SERD_FAILURE)
      return absl::InvalidArgumentError(options_.name + ": " +
                                        reinterpret_cast<const char*>(serd_strerror(read)));
    return absl::OkStatus();
  }

 private:
  static TurtleReader* Self(void* handle) { return static_cast<TurtleReader*>(handle); }

  static size_t OnRead(void* out, size_t, size_t, void* handle) {
    return Self(handle)->Read(static_cast<char*>(out));
  }
  static int OnReadError(void* handle) { return !Self(handle)->status_.ok(); }
  static SerdStatus OnBase(void* handle, const SerdNode* iri) { return Self(handle)->SetBase(iri); }
  static SerdStatus OnPrefix(void* handle, const SerdNode* name, const SerdNode* iri) {
    return Self(handle)->SetPrefix(name, iri);
  }
  static SerdStatus OnStatement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                                const SerdNode* language) {
    return Self(handle)->Statement(subject, predicate, object, datatype, language);
  }
  static SerdStatus OnError(void* handle, const SerdError* error) {
    char text[512];
    va_list arguments;
    va_copy(arguments, *error->args);
    std::vsnprintf(text, sizeof text, error->fmt, arguments);
    va_end(arguments);
    std::string message = text;
    while (!message.empty() && message.back() == '\n') message.pop_back();
    Self(handle)->Fail(message);
    return SERD_SUCCESS;
  }

  // A byte at a time, so that the line of a fault is known: serd tells it for its own faults only.
  size_t Read(char* out) {
    if (!status_.ok() || (next_ == end_ && !Fill())) return 0;
    *out = buffer_[next_++];
    line_ += *out == '\n';
    if (const char* fault = guard_.Take(*out)) Fail(fault);
    return status_.ok() ? 1 : 0;
  }

  bool Fill() {
    absl::StatusOr<size_t> size = source_(buffer_, sizeof buffer_);
    if (!size.ok())
      status_ =
          absl::Status(size.status().code(), options_.name + ": " + std::string(size.status().message()));
    next_ = 0;
    end_ = size.ok() ? *size : 0;
    return end_ > 0;
  }

  // The first fault stays.
  SerdStatus Fail(std::string_view fault) {
    if (status_.ok()) {
      status_ =
          absl::InvalidArgumentError(options_.name + ":" + std::to_string(line_) + ": " + std::string(fault));
    }
    return SERD_ERR_BAD_SYNTAX;
  }

  SerdStatus SetBase(const SerdNode* iri) {
    if (!Resolve(View(iri), &base_)) return SERD_ERR_BAD_SYNTAX;
    return SERD_SUCCESS;
  }

  SerdStatus SetPrefix(const SerdNode* name, const SerdNode* iri) {
    std::string whole;
    if (!Resolve(View(iri), &whole)) return SERD_ERR_BAD_SYNTAX;
    prefixes_.insert_or_assign(std::string(View(name)), std::move(whole));
    return SERD_SUCCESS;
  }

  bool Resolve(std::string_view reference, std::string* iri) {
    std::string whole =
        IsAbsoluteIri(reference) || base_.empty() ? std::string(reference) : ResolveIri(base_, reference);
    if (!IsAbsoluteIri(whole)) {
      Fail("no absolute IRI, or characters that may not stand in one: " + whole);
      return false;
    }
    *iri = std::move(whole);
    return true;
  }

  SerdStatus Statement(const SerdNode* subject, const SerdNode* predicate, const SerdNode* object,
                       const SerdNode* datatype, const SerdNode* language) {
    if (!status_.ok()) return SERD_ERR_BAD_SYNTAX;
    if (!Resource(subject, &forms_[0]) || !Resource(predicate, &forms_[1])) return SERD_ERR_BAD_SYNTAX;
    const bool literal = object->type == SERD_LITERAL;
    if (literal ? !Literal(object, datatype, language, &forms_[2]) : !Resource(object, &forms_[2]))
      return SERD_ERR_BAD_SYNTAX;
    status_ = visit_({forms_[0], forms_[1], forms_[2], {}});
    return status_.ok() ? SERD_SUCCESS : SERD_ERR_UNKNOWN;
  }

  bool Resource(const SerdNode* node, std::string* form) {
    if (node->type == SERD_BLANK) {
      form->assign("_:").append(options_.blank_prefix).append(View(node));
      return true;
    }
    std::string iri;
    if (node->type == SERD_CURIE) {
      const std::string_view curie = View(node);
      const size_t colon = curie.find(':');
      const auto known = prefixes_.find(curie.substr(0, colon));
      if (known == prefixes_.end()) {
        Fail("a prefix that was not declared: " + std::string(curie));
        return false;
      }
      iri = known->second + std::string(curie.substr(colon + 1));
      if (!IsAbsoluteIri(iri)) {
        Fail("characters that may not stand in an IRI: " + iri);
        return false;
      }
    } else if (!Resolve(View(node), &iri)) {
      return false;
    }
    form->assign("<").append(iri).append(">");
    return true;
  }

  bool Literal(const SerdNode* node, const SerdNode* datatype, const SerdNode* language, std::string* form) {
    const std::string_view text = View(node);
    if (FindInvalidUtf8(text) != std::string_view::npos) {
      Fail("a literal that is no UTF-8");
      return false;
    }
    form->assign("\"");
    AppendEscaped(text, form);
    form->push_back('"');
    if (language != nullptr && language->buf != nullptr) {
      if (!IsLanguageTag(View(language))) {
        Fail("a bad language tag: " + std::string(View(language)));
        return false;
      }
      form->append("@").append(View(language));
    } else if (datatype != nullptr && datatype->buf != nullptr) {
      std::string type;
      if (!Resource(datatype, &type)) return false;
      if (type.substr(1, type.size() - 2) != vocab::kXsdString) form->append("^^").append(type);
    }
    return true;
  }

  const RdfOptions& options_;
  RdfSource source_;
  absl::FunctionRef<absl::Status(const RdfStatement&)> visit_;
  TurtleGuard guard_;
  std::string base_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  std::unique_ptr<SerdReader, ReaderFree> reader_;
  absl::Status status_;
  char buffer_[1 << 14];
  size_t next_ = 0, end_ = 0;
  size_t line_ = 1;
  std::string forms_[3];
};

}  // namespace

absl::Status ReadTurtle(const RdfOptions& options, RdfSource source,
                        absl::FunctionRef<absl::Status(const RdfStatement&)> visit) {
  return TurtleReader(options, source, visit).Run();
}

}  // namespace mscgraph
