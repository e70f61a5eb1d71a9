#include "graph/sparql/algebra_text.h"

#include "absl/strings/str_cat.h"
#include "graph/sparql/function_table.h"
#include "graph/store/term.h"

namespace mscgraph::sparql {
namespace {

using Names = std::vector<std::string>;

constexpr size_t kMaxRows = 20;

std::string VariableText(Variable variable, const Names& names) { return "?" + names[variable]; }

std::string TermText(const std::string& form) {
  constexpr std::string_view kXsd = "^^<http://www.w3.org/2001/XMLSchema#";
  constexpr std::string_view kRdf = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  if (form.compare(0, kRdf.size(), kRdf) == 0)
    return "rdf:" + form.substr(kRdf.size(), form.size() - kRdf.size() - 1);
  const size_t type = form.rfind(kXsd);
  if (form[0] != '"' || type == std::string::npos || form.back() != '>') return form;
  return absl::StrCat(form.substr(0, type),
                      "^^xsd:", form.substr(type + kXsd.size(), form.size() - type - kXsd.size() - 1));
}

std::string VariablesText(const std::vector<Variable>& variables, const Names& names) {
  std::string out;
  for (const Variable variable : variables) absl::StrAppend(&out, " ", VariableText(variable, names));
  return out;
}

std::string TriplesText(const std::vector<TriplePattern>& triples, const Names& names) {
  std::string out;
  for (const TriplePattern& triple : triples)
    absl::StrAppend(&out, out.empty() ? " " : " . ", TripleText(triple, names));
  return out;
}

std::string_view Operator(Expression::Kind kind) {
  switch (kind) {
    case Expression::Kind::kOr:
      return "||";
    case Expression::Kind::kAnd:
      return "&&";
    case Expression::Kind::kNot:
      return "!";
    case Expression::Kind::kEqual:
      return "=";
    case Expression::Kind::kNotEqual:
      return "!=";
    case Expression::Kind::kLess:
      return "<";
    case Expression::Kind::kGreater:
      return ">";
    case Expression::Kind::kLessOrEqual:
      return "<=";
    case Expression::Kind::kGreaterOrEqual:
      return ">=";
    case Expression::Kind::kAdd:
    case Expression::Kind::kPlus:
      return "+";
    case Expression::Kind::kSubtract:
    case Expression::Kind::kMinus:
      return "-";
    case Expression::Kind::kMultiply:
      return "*";
    case Expression::Kind::kDivide:
      return "/";
    case Expression::Kind::kIn:
      return "IN";
    case Expression::Kind::kNotIn:
      return "NOT IN";
    default:
      return "";
  }
}

constexpr std::string_view kAggregateNames[] = {"COUNT", "SUM",    "MIN",         "MAX",
                                                "AVG",   "SAMPLE", "GROUP_CONCAT"};
// In the order of Pattern::Kind.
constexpr std::string_view kPatternNames[] = {
    "basic",  "path",   "join",  "left_join", "filter",  "union",    "minus",   "graph",
    "extend", "values", "group", "order",     "project", "distinct", "reduced", "slice"};

std::string ValuesText(const Pattern& values, const Names& names) {
  std::string out = VariablesText(values.variables, names);
  for (size_t i = 0; i < values.rows.size(); ++i) {
    if (i == kMaxRows) return absl::StrCat(out, " and ", values.rows.size() - i, " more");
    std::string row;
    for (const auto& value : values.rows[i])
      absl::StrAppend(&row, row.empty() ? "" : " ", value ? TermText(*value) : "UNDEF");
    absl::StrAppend(&out, " (", row, ")");
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const Names& names) : names_(names) {}

  void Write(const Pattern& pattern, size_t indent) {
    std::vector<const Pattern*> exists;
    absl::StrAppend(&out_, std::string(indent, ' '),
                    std::string(kPatternNames[static_cast<int>(pattern.kind)]), Details(pattern, &exists),
                    "\n");
    for (size_t i = 0; i < exists.size(); ++i) {
      absl::StrAppend(&out_, std::string(indent + 2, ' '), "#", i + 1, "\n");
      Write(*exists[i], indent + 4);
    }
    for (const auto& child : pattern.children) Write(*child, indent + 2);
  }
  std::string Take() { return std::move(out_); }

 private:
  std::string Details(const Pattern& pattern, std::vector<const Pattern*>* exists) const {
    switch (pattern.kind) {
      case Pattern::Kind::kBasic:
        return TriplesText(pattern.triples, names_);
      case Pattern::Kind::kPath:
        return absl::StrCat(" ", NodeText(pattern.path->subject, names_), " ", PathText(pattern.path->path),
                            " ", NodeText(pattern.path->object, names_));
      case Pattern::Kind::kGraph:
        return absl::StrCat(" ", NodeText(pattern.graph, names_));
      case Pattern::Kind::kExtend:
        return absl::StrCat(" ", VariableText(pattern.variable, names_),
                            " := ", ExpressionText(*pattern.expression, names_, exists));
      case Pattern::Kind::kValues:
        return ValuesText(pattern, names_);
      case Pattern::Kind::kGroup:
        return GroupText(pattern);
      case Pattern::Kind::kOrder:
        return OrderText(pattern, exists);
      case Pattern::Kind::kProject:
        return VariablesText(pattern.variables, names_);
      case Pattern::Kind::kSlice:
        return absl::StrCat(" offset ", pattern.offset,
                            pattern.limit ? absl::StrCat(" limit ", *pattern.limit) : "");
      default:
        return pattern.expression ? " " + ExpressionText(*pattern.expression, names_, exists) : "";
    }
  }

  std::string GroupText(const Pattern& group) const {
    std::string out = VariablesText(group.variables, names_);
    for (const Aggregate& aggregate : group.aggregates)
      absl::StrAppend(&out, " ; ", VariableText(aggregate.result, names_),
                      " := ", AggregateText(aggregate, names_));
    return out;
  }

  std::string OrderText(const Pattern& order, std::vector<const Pattern*>* exists) const {
    std::string out;
    for (const OrderKey& key : order.order)
      absl::StrAppend(&out, key.descending ? " DESC " : " ASC ",
                      ExpressionText(key.expression, names_, exists));
    return out;
  }

  const Names& names_;
  std::string out_;
};

std::string Header(const Query& query) {
  switch (query.form) {
    case Query::Form::kSelect:
      return absl::StrCat("select", VariablesText(query.selected, query.variables));
    case Query::Form::kAsk:
      return "ask";
    case Query::Form::kConstruct:
      return absl::StrCat("construct", TriplesText(query.construct, query.variables),
                          query.fresh.empty() ? "" : " ; fresh", VariablesText(query.fresh, query.variables));
    case Query::Form::kDescribe:
      break;
  }
  std::string out = "describe";
  for (const Node& node : query.described) absl::StrAppend(&out, " ", NodeText(node, query.variables));
  return out;
}

std::string Arguments(const std::vector<Expression>& arguments, size_t first, std::string_view separator,
                      const Names& names, std::vector<const Pattern*>* exists) {
  std::string out;
  for (size_t i = first; i < arguments.size(); ++i)
    absl::StrAppend(&out, i == first ? "" : std::string(separator),
                    ExpressionText(arguments[i], names, exists));
  return out;
}

}  // namespace

std::string NodeText(const Node& node, const Names& names) {
  return node.variable ? VariableText(*node.variable, names) : TermText(node.form);
}

std::string TripleText(const TriplePattern& triple, const Names& names) {
  return absl::StrCat(NodeText(triple.subject, names), " ", NodeText(triple.predicate, names), " ",
                      NodeText(triple.object, names));
}

std::string PathText(const Path& path) {
  const auto list = [&](std::string_view separator) {
    std::string out;
    for (const Path& child : path.children)
      absl::StrAppend(&out, out.empty() ? "" : std::string(separator), PathText(child));
    return out;
  };
  const auto repeated = [&](std::string_view mark) {
    const bool inverse = path.children[0].kind == Path::Kind::kInverse;
    return absl::StrCat(inverse ? "(" : "", list(""), inverse ? ")" : "", std::string(mark));
  };
  switch (path.kind) {
    case Path::Kind::kLink:
      return TermText(path.form);
    case Path::Kind::kInverse:
      return "^" + list("");
    case Path::Kind::kSequence:
      return absl::StrCat("(", list("/"), ")");
    case Path::Kind::kAlternative:
      return absl::StrCat("(", list("|"), ")");
    case Path::Kind::kZeroOrMore:
      return repeated("*");
    case Path::Kind::kOneOrMore:
      return repeated("+");
    case Path::Kind::kZeroOrOne:
      return repeated("?");
    case Path::Kind::kNegatedSet:
      break;
  }
  return absl::StrCat("!(", list("|"), ")");
}

std::string AggregateText(const Aggregate& aggregate, const Names& names) {
  std::vector<const Pattern*> exists;
  std::string out(kAggregateNames[static_cast<int>(aggregate.kind)]);
  absl::StrAppend(&out, "(", aggregate.distinct ? "DISTINCT " : "",
                  aggregate.argument ? ExpressionText(*aggregate.argument, names, &exists) : "*");
  if (aggregate.kind == Aggregate::Kind::kGroupConcat)
    absl::StrAppend(&out, "; SEPARATOR=", StringForm(aggregate.separator));
  return out + ")";
}

std::string ExpressionText(const Expression& expression, const Names& names,
                           std::vector<const Pattern*>* exists) {
  using Kind = Expression::Kind;
  const auto& arguments = expression.arguments;
  switch (expression.kind) {
    case Kind::kTerm:
      return TermText(expression.form);
    case Kind::kVariable:
      return VariableText(expression.variable, names);
    case Kind::kFunction:
      return absl::StrCat(std::string(InfoOf(expression.function).name), "(",
                          Arguments(arguments, 0, ", ", names, exists), ")");
    case Kind::kCall:
      return absl::StrCat(expression.form, "(", Arguments(arguments, 0, ", ", names, exists), ")");
    case Kind::kExists:
    case Kind::kNotExists:
      exists->push_back(expression.pattern.get());
      return absl::StrCat(expression.kind == Kind::kExists ? "EXISTS #" : "NOT EXISTS #", exists->size());
    case Kind::kIn:
    case Kind::kNotIn:
      return absl::StrCat("(", ExpressionText(arguments[0], names, exists), " ",
                          std::string(Operator(expression.kind)), " (",
                          Arguments(arguments, 1, ", ", names, exists), "))");
    default:
      break;
  }
  const std::string name(Operator(expression.kind));
  if (arguments.size() == 1) return name + ExpressionText(arguments[0], names, exists);
  return absl::StrCat("(", Arguments(arguments, 0, " " + name + " ", names, exists), ")");
}

std::string AlgebraText(const Pattern& pattern, const Names& names) {
  Writer writer(names);
  writer.Write(pattern, 0);
  return writer.Take();
}

std::string AlgebraText(const Query& query) {
  std::string out = Header(query) + "\n";
  for (const std::string& graph : query.from) absl::StrAppend(&out, "from ", graph, "\n");
  for (const std::string& graph : query.from_named) absl::StrAppend(&out, "from_named ", graph, "\n");
  if (!query.base.empty()) absl::StrAppend(&out, "base <", query.base, ">\n");
  return out + AlgebraText(*query.pattern, query.variables);
}

}  // namespace mscgraph::sparql
