#include "tests/support/memory_triples.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "graph/store/vocabulary.h"

namespace mscgraph::test {
namespace {

constexpr std::string_view kExample = "http://e/";
// Of no other kind of term.
constexpr auto kBlankTag = static_cast<TermTag>(15);

bool IsNumber(std::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; });
}

// The next token; a string ends at its closing quote and what is glued to it.
std::string_view TakeToken(std::string_view* line) {
  while (!line->empty() && line->front() == ' ') line->remove_prefix(1);
  size_t end = 0;
  bool quoted = false;
  for (; end < line->size() && (quoted || (*line)[end] != ' '); ++end)
    if ((*line)[end] == '"' && (end == 0 || (*line)[end - 1] != '\\')) quoted = !quoted;
  const std::string_view token = line->substr(0, end);
  line->remove_prefix(end);
  return token;
}

}  // namespace

std::string FormOfShort(std::string_view text) {
  if (text[0] == '<' || text[0] == '"' || text.substr(0, 2) == "_:") return std::string(text);
  if (text == "true" || text == "false") return BooleanForm(text == "true");
  if (IsNumber(text))
    return TypedForm(text,
                     text.find('.') == std::string_view::npos ? vocab::kXsdInteger : vocab::kXsdDecimal);
  return IriForm(std::string(kExample) + std::string(text));
}

std::string ShortOfForm(std::string_view form) {
  const std::string prefix = "<" + std::string(kExample);
  if (form.substr(0, prefix.size()) == prefix)
    return std::string(form.substr(prefix.size(), form.size() - prefix.size() - 1));
  for (std::string_view datatype : {vocab::kXsdInteger, vocab::kXsdDecimal, vocab::kXsdBoolean}) {
    const std::string suffix = "\"^^<" + std::string(datatype) + ">";
    if (form.size() > suffix.size() && form.substr(form.size() - suffix.size()) == suffix)
      return std::string(form.substr(1, form.size() - suffix.size() - 1));
  }
  return std::string(form);
}

std::vector<FormQuad> QuadsOf(std::string_view text) {
  std::vector<FormQuad> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    std::vector<std::string> terms;
    for (std::string_view token = TakeToken(&line); !token.empty(); token = TakeToken(&line))
      terms.push_back(FormOfShort(token));
    if (terms.size() < 3) continue;
    out.push_back({terms[0], terms[1], terms[2], terms.size() > 3 ? terms[3] : FormOfShort("default")});
  }
  return out;
}

MemoryTriples::MemoryTriples(const std::vector<FormQuad>& quads) {
  for (const FormQuad& quad : quads) {
    const Triple triple = {Intern(quad.subject), Intern(quad.predicate), Intern(quad.object)};
    const TermId graph = Intern(quad.graph);
    graphs_.push_back(graph);
    for (Order order : {Order::kSpo, Order::kPos, Order::kOsp})
      quads_[static_cast<size_t>(order)].push_back(Pack(triple, graph, order));
  }
  for (std::vector<Quad>& order : quads_) {
    std::sort(order.begin(), order.end());
    order.erase(std::unique(order.begin(), order.end()), order.end());
  }
  std::sort(graphs_.begin(), graphs_.end());
  graphs_.erase(std::unique(graphs_.begin(), graphs_.end()), graphs_.end());
}

TermId MemoryTriples::Intern(const std::string& form) {
  const TermId id = *IdOf(form);
  forms_.emplace(id, form);
  return id;
}

absl::StatusOr<TermId> MemoryTriples::IdOf(std::string_view form) const {
  const TermId id = EncodeTerm(form);
  return form.substr(0, 2) == "_:" ? MakeTermId(kBlankTag, PayloadOf(id)) : id;
}

absl::StatusOr<std::string> MemoryTriples::FormOf(TermId id) const {
  if (auto found = forms_.find(id); found != forms_.end()) return found->second;
  if (auto form = InlineForm(id)) return *form;
  return absl::NotFoundError("no such term");
}

absl::StatusOr<std::vector<std::string>> MemoryTriples::FormsOf(const std::vector<TermId>& ids) const {
  std::vector<std::string> out;
  for (TermId id : ids) {
    auto form = FormOf(id);
    if (!form.ok()) return form.status();
    out.push_back(*form);
  }
  return out;
}

absl::StatusOr<std::vector<TermId>> MemoryTriples::Graphs() const { return graphs_; }

MemoryTriples::Order MemoryTriples::OrderFor(const Triple& pattern) {
  if (pattern.s != 0 || (pattern.p == 0 && pattern.o == 0)) return Order::kSpo;
  return pattern.p != 0 ? Order::kPos : Order::kOsp;
}

MemoryTriples::Quad MemoryTriples::Pack(const Triple& t, TermId graph, Order order) {
  if (order == Order::kSpo) return {{t.s, t.p, t.o, graph}};
  if (order == Order::kPos) return {{t.p, t.o, t.s, graph}};
  return {{t.o, t.s, t.p, graph}};
}

Triple MemoryTriples::Unpack(const Quad& quad, Order order) {
  const TermId* k = quad.key;
  if (order == Order::kSpo) return {k[0], k[1], k[2]};
  if (order == Order::kPos) return {k[2], k[0], k[1]};
  return {k[1], k[2], k[0]};
}

size_t MemoryTriples::BoundPrefix(const Quad& quad) {
  size_t length = 0;
  while (length < 3 && quad.key[length] != 0) ++length;
  return length;
}

absl::Status MemoryTriples::Scan(const Triple& pattern, const GraphSelection& graphs,
                                 absl::FunctionRef<bool(const Triple&)> visit) const {
  const Order order = OrderFor(pattern);
  const std::vector<Quad>& quads = quads_[static_cast<size_t>(order)];
  const Quad wanted = Pack(pattern, 0, order);
  const size_t prefix = BoundPrefix(wanted);
  Quad from{};
  std::copy_n(wanted.key, prefix, from.key);
  Triple last;
  for (auto quad = std::lower_bound(quads.begin(), quads.end(), from);
       quad != quads.end() && std::equal(quad->key, quad->key + prefix, wanted.key); ++quad) {
    const bool fits = std::equal(quad->key, quad->key + 3, wanted.key,
                                 [](TermId have, TermId want) { return want == 0 || have == want; });
    if (!fits) continue;
    if (!graphs.all && !std::binary_search(graphs.ids.begin(), graphs.ids.end(), quad->key[3])) continue;
    const Triple triple = Unpack(*quad, order);
    if (triple == last) continue;
    last = triple;
    ++met_;
    if (!visit(triple)) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<uint64_t> MemoryTriples::Estimate(const Triple& pattern) const {
  const uint64_t before = met_;
  uint64_t count = 0;
  const absl::Status status = Scan(pattern, {}, [&](const Triple&) {
    ++count;
    return true;
  });
  met_ = before;
  if (!status.ok()) return status;
  return count;
}

absl::StatusOr<PredicateStatistics> MemoryTriples::Statistics(TermId predicate) const {
  const uint64_t before = met_;
  PredicateStatistics out;
  std::set<TermId> subjects, objects;
  const absl::Status status = Scan({0, predicate, 0}, {}, [&](const Triple& t) {
    ++out.triples;
    subjects.insert(t.s);
    objects.insert(t.o);
    return true;
  });
  met_ = before;
  if (!status.ok()) return status;
  out.subjects = subjects.size();
  out.objects = objects.size();
  return out;
}

}  // namespace mscgraph::test
