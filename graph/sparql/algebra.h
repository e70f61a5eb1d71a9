#ifndef MSCGRAPH_GRAPH_SPARQL_ALGEBRA_H_
#define MSCGRAPH_GRAPH_SPARQL_ALGEBRA_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mscgraph::sparql {

// A query as the algebra of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/, section 18.2). The parser
// makes it, the planner reads it. Plain values.

// Index into Query::variables.
using Variable = uint32_t;

// A place in a pattern: a variable, or an RDF term in canonical N-Triples form ("<http://...>",
// "\"7\"^^<...>"). Blank nodes of a query are variables that no projection names.
struct Node {
  std::optional<Variable> variable;
  std::string form;  // Read only if there is no variable.
};

struct TriplePattern {
  Node subject, predicate, object;
};

// Property path (section 9). kLink has the IRI in `form`; kInverse, kZeroOrMore, kOneOrMore and kZeroOrOne
// have one child; kSequence and kAlternative two or more. kNegatedSet: !(a|^b), the children are kLink, or
// kInverse of kLink; there is at least one.
struct Path {
  enum class Kind {
    kLink,
    kInverse,
    kSequence,
    kAlternative,
    kZeroOrMore,
    kOneOrMore,
    kZeroOrOne,
    kNegatedSet
  };
  Kind kind = Kind::kLink;
  std::string form;
  std::vector<Path> children;
};

struct PathPattern {
  Node subject;
  Path path;
  Node object;
};

// Built-in functions with arguments that are evaluated first (section 17.4). BOUND, IF and COALESCE are here
// too, though they look at their arguments themselves.
enum class Function {
  // Forms and terms.
  kBound,
  kIf,
  kCoalesce,
  kSameTerm,
  kIsIri,
  kIsBlank,
  kIsLiteral,
  kIsNumeric,
  kStr,
  kLang,
  kDatatype,
  kIri,
  kBnode,
  kStrdt,
  kStrlang,
  kUuid,
  kStruuid,
  // Strings.
  kStrlen,
  kSubstr,
  kUcase,
  kLcase,
  kStrstarts,
  kStrends,
  kContains,
  kStrbefore,
  kStrafter,
  kEncodeForUri,
  kConcat,
  kLangMatches,
  kRegex,
  kReplace,
  // Numbers.
  kAbs,
  kRound,
  kCeil,
  kFloor,
  kRand,
  // Dates and times.
  kNow,
  kYear,
  kMonth,
  kDay,
  kHours,
  kMinutes,
  kSeconds,
  kTimezone,
  kTz,
  // Hashes.
  kMd5,
  kSha1,
  kSha256,
  kSha384,
  kSha512,
};

struct Pattern;

struct Expression {
  enum class Kind {
    kTerm,      // `form`
    kVariable,  // `variable`
    kOr,
    kAnd,
    kNot,
    kEqual,
    kNotEqual,
    kLess,
    kGreater,
    kLessOrEqual,
    kGreaterOrEqual,
    kIn,
    kNotIn,  // The first argument, then the list, which may be empty.
    kAdd,
    kSubtract,
    kMultiply,
    kDivide,
    kPlus,
    kMinus,     // The last two have one argument.
    kFunction,  // `function`
    kCall,      // A function named by the IRI in `form`: the casts of section 17.5.
    kExists,
    kNotExists,  // `pattern`
  };
  Kind kind = Kind::kTerm;
  std::string form;
  Variable variable = 0;
  Function function = Function::kBound;
  std::vector<Expression> arguments;
  std::shared_ptr<const Pattern> pattern;
};

// An aggregate (section 11) and the variable that takes its value: in the algebra, expressions over groups
// refer to aggregates by variables that the parser made.
struct Aggregate {
  enum class Kind { kCount, kSum, kMin, kMax, kAvg, kSample, kGroupConcat };
  Kind kind = Kind::kCount;
  bool distinct = false;
  std::optional<Expression> argument;  // None: COUNT(*).
  std::string separator = " ";         // kGroupConcat.
  Variable result = 0;
};

struct OrderKey {
  Expression expression;
  bool descending = false;
};

// One row of VALUES; nullopt is UNDEF.
using ValuesRow = std::vector<std::optional<std::string>>;

// A node of the algebra. Which members are read is said at the kind; `children` are the operands.
struct Pattern {
  enum class Kind {
    kBasic,     // `triples`, joined; none: one empty solution. (Basic graph pattern.)
    kPath,      // `path`
    kJoin,      // Two or more children.
    kLeftJoin,  // Two children; `expression` if OPTIONAL had a filter. (OPTIONAL.)
    kFilter,    // One child, `expression`. Several filters of a group are one, joined by kAnd.
    kUnion,     // Two or more children.
    kMinus,     // Two children.
    kGraph,     // One child, `graph`.
    kExtend,    // One child, `variable`, `expression`. (BIND, SELECT expressions.)
    kValues,    // `variables`, `rows`.
    kGroup,  // One child, `variables` (the keys), `aggregates`. No keys: one group. Keys that are expressions
             // are kExtend below.
    kOrder,  // One child, `order`.
    kProject,   // One child, `variables`. A subquery when not at the top.
    kDistinct,  // One child.
    kReduced,   // One child.
    kSlice,     // One child, `offset`, `limit`.
  };
  Kind kind = Kind::kBasic;
  std::vector<std::shared_ptr<const Pattern>> children;
  std::vector<TriplePattern> triples;
  std::optional<PathPattern> path;
  std::optional<Expression> expression;
  Node graph;
  Variable variable = 0;
  std::vector<Variable> variables;
  std::vector<ValuesRow> rows;
  std::vector<Aggregate> aggregates;
  std::vector<OrderKey> order;
  uint64_t offset = 0;
  std::optional<uint64_t> limit;
};

struct Query {
  enum class Form { kSelect, kAsk, kConstruct, kDescribe };
  Form form = Form::kSelect;
  // Names without "?". Names that the parser made (blank nodes, aggregates) begin with a dot, which no query
  // can write.
  std::vector<std::string> variables;
  // FROM and FROM NAMED, as IRI forms; no dataset clause at all if `has_dataset` is false.
  bool has_dataset = false;
  std::vector<std::string> from, from_named;
  std::shared_ptr<const Pattern> pattern;  // The top is kProject or a modifier above it for kSelect.
  std::vector<Variable> selected;          // kSelect: the columns in order.
  std::vector<TriplePattern>
      construct;  // kConstruct: the template. Blank nodes are variables that `pattern` never
                  // binds, listed in `fresh`: a new blank node for each solution.
  std::vector<Variable> fresh;
  std::vector<Node> described;  // kDescribe: terms and variables ("*": all of them).
  std::string base;             // The base IRI in force at the end; "" if none.
};

}  // namespace mscgraph::sparql

#endif  // MSCGRAPH_GRAPH_SPARQL_ALGEBRA_H_
