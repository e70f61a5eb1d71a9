#include "tests/support/random_sparql.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

#include "absl/strings/str_join.h"

namespace mscgraph::test {
namespace {

constexpr const char* kVariables[] = {"?a", "?b", "?c", "?d"};
constexpr const char* kNodes[] = {"a", "b", "c", "d", "e"};
constexpr const char* kPredicates[] = {"p", "q", "r"};
constexpr const char* kLiterals[] = {"0", "1", "2", "7", "\"x\"", "\"y\"", "true"};
constexpr const char* kBlanks[] = {"_:m", "_:n"};
constexpr const char* kGraphs[] = {"default", "g", "h"};

// The parts are made from left to right, as the arguments of a function would not be: a seed has to give the
// same text with each compiler.
std::string Cat(std::initializer_list<std::string> parts) { return absl::StrJoin(parts, ""); }

}  // namespace

std::vector<FormQuad> RandomSparql::Quads() {
  std::vector<FormQuad> out;
  const size_t count = 8 + Below(30);
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
  if (new_variables_ > 0 && OneIn(5))
    return Cat({"?n", std::to_string(Below(static_cast<size_t>(new_variables_)))});
  return Any(kVariables);
}

std::string RandomSparql::NewVariable() { return Cat({"?n", std::to_string(new_variables_++)}); }

std::string RandomSparql::Term() { return OneIn(3) ? std::string(Any(kLiterals)) : Cat({":", Any(kNodes)}); }

std::string RandomSparql::Subject() { return OneIn(4) ? Cat({":", Any(kNodes)}) : AnyVariable(); }

std::string RandomSparql::Object() { return OneIn(8) ? Term() : AnyVariable(); }

std::string RandomSparql::Path(int depth) {
  const std::string link = Cat({":", Any(kPredicates)});
  if (depth <= 0) return link;
  switch (Below(9)) {
    case 0:
      return Cat({"^(", Path(depth - 1), ")"});
    case 1:
    case 2:
      return Cat({"(", Path(depth - 1), "/", Path(depth - 1), ")"});
    case 3:
      return Cat({"(", Path(depth - 1), "|", Path(depth - 1), ")"});
    case 4:
      return Cat({"(", Path(depth - 1), ")*"});
    case 5:
      return Cat({"(", Path(depth - 1), ")+"});
    case 6:
      return Cat({"(", Path(depth - 1), ")?"});
    case 7:
      return Cat({"!(", link, OneIn(2) ? Cat({"|^:", Any(kPredicates)}) : "", ")"});
    default:
      return link;
  }
}

std::string RandomSparql::PredicatePath(int depth) {
  if (OneIn(4)) return Path(depth);
  return OneIn(6) ? AnyVariable() : Cat({":", Any(kPredicates)});
}

std::string RandomSparql::Triples() {
  std::string out;
  for (size_t i = 0, count = 1 + Below(OneIn(3) ? 3 : 1); i < count; ++i)
    out += Cat({Subject(), " ", PredicatePath(2), " ", Object(), " . "});
  return out;
}

std::string RandomSparql::Arithmetic() {
  if (OneIn(2)) return OneIn(2) ? AnyVariable() : Term();
  return Cat({"(", AnyVariable(), Any({" + ", " - ", " * "}), OneIn(2) ? AnyVariable() : "2", ")"});
}

std::string RandomSparql::Comparison() {
  return Cat({Arithmetic(), Any({" = ", " != ", " < ", " >= "}), Arithmetic()});
}

std::string RandomSparql::Expression(int depth) {
  switch (Below(depth > 0 ? 11 : 6)) {
    case 0:
      return Cat({"BOUND(", AnyVariable(), ")"});
    case 1:
      return Cat({"!BOUND(", AnyVariable(), ")"});
    case 2:
      return Cat({AnyVariable(), OneIn(2) ? " IN (" : " NOT IN (", Term(), ", ", Term(), ")"});
    case 3:
      return Cat({Any({"isIRI(", "isLiteral(", "isNumeric(", "isBlank("}), AnyVariable(), ")"});
    case 4:
    case 5:
      return Comparison();
    case 6:
      return Cat({"(", Expression(depth - 1), " && ", Expression(depth - 1), ")"});
    case 7:
      return Cat({"(", Expression(depth - 1), " || ", Expression(depth - 1), ")"});
    case 8:
      return Cat({"(!(", Expression(depth - 1), "))"});
    default:
      return Cat({OneIn(2) ? "EXISTS " : "NOT EXISTS ", Group(depth - 1)});
  }
}

std::string RandomSparql::Values() {
  const std::string first = AnyVariable();
  std::string second = AnyVariable();
  const auto cell = [&] { return OneIn(4) ? "UNDEF" : Term(); };
  std::string out;
  if (first == second) {
    out = Cat({"VALUES ", first, " {"});
    for (size_t i = 0, count = Below(4); i < count; ++i) out += Cat({" ", cell()});
  } else {
    out = Cat({"VALUES (", first, " ", second, ") {"});
    for (size_t i = 0, count = Below(4); i < count; ++i) out += Cat({" (", cell(), " ", cell(), ")"});
  }
  return out + " } ";
}

std::string RandomSparql::Element(int depth) {
  switch (Below(depth > 0 ? 17 : 4)) {
    case 0:
      return Cat({"FILTER(", Expression(depth), ") "});
    case 1:
      return Values();
    case 4:
    case 5:
    case 6:
      return Cat({"OPTIONAL ", Group(depth - 1), " "});
    case 7:
    case 8:
      return Cat({Group(depth - 1), " UNION ", Group(depth - 1), " "});
    case 9:
      return Cat({"MINUS ", Group(depth - 1), " "});
    case 10: {
      const std::string expression = OneIn(2) ? Arithmetic() : Expression(depth - 1);
      return Cat({"BIND(", expression, " AS ", NewVariable(), ") "});
    }
    case 11:
      return Cat({"GRAPH ",
                  OneIn(2)   ? AnyVariable()
                  : OneIn(2) ? ":g"
                             : ":default",
                  " ", Group(depth - 1), " "});
    case 12:
      return Subquery(depth - 1);
    case 13:
      return Cat({"FILTER(", Expression(depth), ") "});
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
  const std::string where = Group(depth);
  std::set<std::string> keys;
  for (size_t i = 0, count = Below(3); i < count; ++i) keys.insert(Any(kVariables));
  std::string head;
  for (const std::string& key : keys) {
    columns->push_back(key);
    head += key + " ";
  }
  for (size_t i = 0, count = 1 + Below(2); i < count; ++i) {
    columns->push_back(NewVariable());
    const std::string function = Any({"COUNT(", "COUNT(", "SUM(", "MIN(", "MAX("});
    const bool count_all = function[0] == 'C' && OneIn(3);
    head += Cat({"(", function, OneIn(3) ? "DISTINCT " : "", count_all ? "*" : Any(kVariables), ") AS ",
                 columns->back(), ") "});
  }
  if (!keys.empty()) *tail = " GROUP BY " + absl::StrJoin(keys, " ");
  if (OneIn(3)) *tail += Cat({" HAVING (COUNT(*) > ", std::to_string(Below(3)), ")"});
  return head + "WHERE " + where;
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
    body = Cat({absl::StrJoin(columns, " "), " WHERE ", where});
  }
  if (OneIn(top ? 3 : 6)) {
    for (size_t i = columns.size(); i > 1; --i) std::swap(columns[i - 1], columns[Below(i)]);
    tail += Cat({" ORDER BY"});
    for (const std::string& column : columns) tail += Cat({OneIn(3) ? " DESC(" : " ASC(", column, ")"});
    if (OneIn(2)) tail += Cat({" LIMIT ", std::to_string(Below(8))});
    if (OneIn(3)) tail += Cat({" OFFSET ", std::to_string(Below(4))});
  }
  return Cat({"SELECT ", OneIn(3) ? "DISTINCT " : "", body, tail});
}

std::string RandomSparql::Subquery(int depth) { return Cat({"{ ", Select(depth, false), " } "}); }

std::string RandomSparql::Query() {
  new_variables_ = 0;
  return Cat({"PREFIX : <http://e/>\n", Select(2, true)});
}

}  // namespace mscgraph::test
