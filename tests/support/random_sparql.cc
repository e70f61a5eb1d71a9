#include "tests/support/random_sparql.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace mscgraph::test {
namespace {

constexpr const char* kVariables[] = {"?a", "?b", "?c", "?d"};
constexpr const char* kNodes[] = {"a", "b", "c", "d", "e"};
constexpr const char* kPredicates[] = {"p", "q", "r"};
constexpr const char* kLiterals[] = {"0", "1", "2", "7", "\"x\"", "\"y\"", "true"};
constexpr const char* kBlanks[] = {"_:m", "_:n"};
constexpr const char* kGraphs[] = {"default", "g", "h"};

}  // namespace

std::vector<FormQuad> RandomSparql::Quads() {
  std::vector<FormQuad> out;
  const size_t count = 4 + Below(24);
  for (size_t i = 0; i < count; ++i) {
    const char* subject = OneIn(8) ? Any(kBlanks) : Any(kNodes);
    const char* object = OneIn(3) ? Any(kLiterals) : OneIn(10) ? Any(kBlanks) : Any(kNodes);
    out.push_back({FormOfShort(subject), FormOfShort(Any(kPredicates)), FormOfShort(object),
                   FormOfShort(OneIn(3) ? Any(kGraphs) : kGraphs[0])});
  }
  return out;
}

std::string RandomSparql::AnyVariable() {
  // Now and then one that a BIND made.
  if (new_variables_ > 0 && OneIn(5)) return absl::StrCat("?n", Below(static_cast<size_t>(new_variables_)));
  return Any(kVariables);
}

std::string RandomSparql::NewVariable() { return absl::StrCat("?n", new_variables_++); }

std::string RandomSparql::Term() {
  return OneIn(3) ? std::string(Any(kLiterals)) : absl::StrCat(":", Any(kNodes));
}

std::string RandomSparql::Subject() { return OneIn(4) ? absl::StrCat(":", Any(kNodes)) : AnyVariable(); }

std::string RandomSparql::Object() { return OneIn(4) ? Term() : AnyVariable(); }

std::string RandomSparql::Path(int depth) {
  const std::string link = absl::StrCat(":", Any(kPredicates));
  if (depth <= 0) return link;
  switch (Below(9)) {
    case 0:
      return absl::StrCat("^(", Path(depth - 1), ")");
    case 1:
    case 2:
      return absl::StrCat("(", Path(depth - 1), "/", Path(depth - 1), ")");
    case 3:
      return absl::StrCat("(", Path(depth - 1), "|", Path(depth - 1), ")");
    case 4:
      return absl::StrCat("(", Path(depth - 1), ")*");
    case 5:
      return absl::StrCat("(", Path(depth - 1), ")+");
    case 6:
      return absl::StrCat("(", Path(depth - 1), ")?");
    case 7:
      return absl::StrCat("!(", link, OneIn(2) ? absl::StrCat("|^:", Any(kPredicates)) : "", ")");
    default:
      return link;
  }
}

std::string RandomSparql::PredicatePath(int depth) {
  if (OneIn(4)) return Path(depth);
  return OneIn(6) ? AnyVariable() : absl::StrCat(":", Any(kPredicates));
}

std::string RandomSparql::Triples() {
  std::string out;
  for (size_t i = 0, count = 1 + Below(3); i < count; ++i)
    absl::StrAppend(&out, Subject(), " ", PredicatePath(2), " ", Object(), " . ");
  return out;
}

std::string RandomSparql::Arithmetic() {
  if (OneIn(2)) return OneIn(2) ? AnyVariable() : Term();
  return absl::StrCat("(", AnyVariable(), Any({" + ", " - ", " * "}), OneIn(2) ? AnyVariable() : "2", ")");
}

std::string RandomSparql::Comparison() {
  return absl::StrCat(Arithmetic(), Any({" = ", " != ", " < ", " >= "}), Arithmetic());
}

std::string RandomSparql::Expression(int depth) {
  switch (Below(depth > 0 ? 11 : 6)) {
    case 0:
      return absl::StrCat("BOUND(", AnyVariable(), ")");
    case 1:
      return absl::StrCat("!BOUND(", AnyVariable(), ")");
    case 2:
      return absl::StrCat(AnyVariable(), OneIn(2) ? " IN (" : " NOT IN (", Term(), ", ", Term(), ")");
    case 3:
      return absl::StrCat(Any({"isIRI(", "isLiteral(", "isNumeric(", "isBlank("}), AnyVariable(), ")");
    case 4:
    case 5:
      return Comparison();
    case 6:
      return absl::StrCat("(", Expression(depth - 1), " && ", Expression(depth - 1), ")");
    case 7:
      return absl::StrCat("(", Expression(depth - 1), " || ", Expression(depth - 1), ")");
    case 8:
      return absl::StrCat("(!(", Expression(depth - 1), "))");
    default:
      return absl::StrCat(OneIn(2) ? "EXISTS " : "NOT EXISTS ", Group(depth - 1));
  }
}

std::string RandomSparql::Values() {
  const std::string first = AnyVariable();
  std::string second = AnyVariable();
  const auto cell = [&] { return OneIn(4) ? "UNDEF" : Term(); };
  std::string out;
  if (first == second) {
    out = absl::StrCat("VALUES ", first, " {");
    for (size_t i = 0, count = Below(4); i < count; ++i) absl::StrAppend(&out, " ", cell());
  } else {
    out = absl::StrCat("VALUES (", first, " ", second, ") {");
    for (size_t i = 0, count = Below(4); i < count; ++i)
      absl::StrAppend(&out, " (", cell(), " ", cell(), ")");
  }
  return out + " } ";
}

std::string RandomSparql::Element(int depth) {
  switch (Below(depth > 0 ? 17 : 4)) {
    case 0:
      return absl::StrCat("FILTER(", Expression(depth), ") ");
    case 1:
      return Values();
    case 4:
    case 5:
    case 6:
      return absl::StrCat("OPTIONAL ", Group(depth - 1), " ");
    case 7:
    case 8:
      return absl::StrCat(Group(depth - 1), " UNION ", Group(depth - 1), " ");
    case 9:
      return absl::StrCat("MINUS ", Group(depth - 1), " ");
    case 10: {
      const std::string expression = OneIn(2) ? Arithmetic() : Expression(depth - 1);
      return absl::StrCat("BIND(", expression, " AS ", NewVariable(), ") ");
    }
    case 11:
      return absl::StrCat("GRAPH ",
                          OneIn(2)   ? AnyVariable()
                          : OneIn(2) ? ":g"
                                     : ":default",
                          " ", Group(depth - 1), " ");
    case 12:
      return Subquery(depth - 1);
    case 13:
      return absl::StrCat("FILTER(", Expression(depth), ") ");
    case 14:
      return Group(depth - 1) + " ";
    default:
      return Triples();
  }
}

std::string RandomSparql::Group(int depth) {
  std::string out = "{ ";
  if (!OneIn(8)) out += Triples();
  for (size_t i = 0, count = Below(depth > 0 ? 4 : 2); i < count; ++i) out += Element(depth);
  return out + "}";
}

std::string RandomSparql::Grouped(int depth, std::vector<std::string>* columns, std::string* tail) {
  std::set<std::string> keys;
  for (size_t i = 0, count = Below(3); i < count; ++i) keys.insert(Any(kVariables));
  std::string head;
  for (const std::string& key : keys) {
    columns->push_back(key);
    absl::StrAppend(&head, key, " ");
  }
  for (size_t i = 0, count = 1 + Below(2); i < count; ++i) {
    columns->push_back(NewVariable());
    const char* function = Any({"COUNT(", "COUNT(", "SUM(", "MIN(", "MAX("});
    const bool count_all = function[0] == 'C' && OneIn(3);
    absl::StrAppend(&head, "(", function, OneIn(3) ? "DISTINCT " : "", count_all ? "*" : Any(kVariables),
                    ") AS ", columns->back(), ") ");
  }
  if (!keys.empty()) *tail = absl::StrCat(" GROUP BY ", absl::StrJoin(keys, " "));
  if (OneIn(3)) absl::StrAppend(tail, " HAVING (COUNT(*) > ", Below(3), ")");
  return absl::StrCat(head, "WHERE ", Group(depth));
}

std::string RandomSparql::Select(int depth, bool top) {
  std::vector<std::string> columns;
  std::string tail, body;
  if (OneIn(4)) {
    body = Grouped(depth, &columns, &tail);
  } else {
    const std::string where = Group(depth);
    std::set<std::string> chosen;
    for (size_t i = 0, count = 1 + Below(4); i < count; ++i) chosen.insert(AnyVariable());
    columns.assign(chosen.begin(), chosen.end());
    body = absl::StrCat(absl::StrJoin(columns, " "), " WHERE ", where);
  }
  if (OneIn(top ? 3 : 6)) {
    std::shuffle(columns.begin(), columns.end(), random_);
    absl::StrAppend(&tail, " ORDER BY");
    for (const std::string& column : columns)
      absl::StrAppend(&tail, OneIn(3) ? " DESC(" : " ASC(", column, ")");
    if (OneIn(2)) absl::StrAppend(&tail, " LIMIT ", Below(8));
    if (OneIn(3)) absl::StrAppend(&tail, " OFFSET ", Below(4));
  }
  return absl::StrCat("SELECT ", OneIn(3) ? "DISTINCT " : "", body, tail);
}

std::string RandomSparql::Subquery(int depth) { return absl::StrCat("{ ", Select(depth, false), " } "); }

std::string RandomSparql::Query() {
  new_variables_ = 0;
  return absl::StrCat("PREFIX : <http://e/>\n", Select(2, true));
}

}  // namespace mscgraph::test
