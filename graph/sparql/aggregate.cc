#include "graph/sparql/aggregate.h"

#include <string>
#include <utility>

namespace mscgraph::sparql {
namespace {

class Count : public Accumulator {
 public:
  void Add(const Value* value) override { count_ += value != nullptr; }
  std::optional<Value> Result() const override { return Value::Number(count_); }
  size_t memory() const override { return 0; }

 private:
  int64_t count_ = 0;
};

// SUM and AVG: the sum of numbers by the rules of "+"; of nothing it is 0. What is no number is an error.
class Sum : public Accumulator {
 public:
  void Add(const Value* value) override {
    if (!sum_) return;
    const Numeric* number = value ? value->number() : nullptr;
    sum_ = number ? sparql::Add(*sum_, *number) : std::nullopt;
    ++count_;
  }
  std::optional<Value> Result() const override {
    if (!sum_) return std::nullopt;
    return Value::Number(*sum_);
  }
  size_t memory() const override { return 0; }

 protected:
  std::optional<Numeric> sum_ = Numeric(int64_t{0});
  int64_t count_ = 0;
};

class Average : public Sum {
 public:
  std::optional<Value> Result() const override {
    if (!sum_) return std::nullopt;
    if (count_ == 0) return Value::Number(int64_t{0});
    const auto average = Divide(*sum_, Numeric(count_));
    if (!average) return std::nullopt;
    return Value::Number(*average);
  }
};

// MIN and MAX by the order of ORDER BY; of equal values the one whose form comes first, so that the result
// does not depend on the order of rows.
class Extreme : public Accumulator {
 public:
  explicit Extreme(bool greatest) : greatest_(greatest) {}

  void Add(const Value* value) override {
    error_ = error_ || value == nullptr;
    if (error_) return;
    if (!best_ || IsBetter(*value)) best_ = *value;
  }
  std::optional<Value> Result() const override { return error_ ? std::nullopt : best_; }
  size_t memory() const override { return best_ ? best_->memory() : 0; }

 private:
  bool IsBetter(const Value& value) const {
    const int order = CompareForOrder(&value, &*best_);
    if (order == 0) return value.form() < best_->form();
    return greatest_ ? order > 0 : order < 0;
  }

  const bool greatest_;
  bool error_ = false;
  std::optional<Value> best_;
};

// The first that is no error.
class Sample : public Accumulator {
 public:
  void Add(const Value* value) override {
    if (value && !first_) first_ = *value;
  }
  std::optional<Value> Result() const override { return first_; }
  size_t memory() const override { return first_ ? first_->memory() : 0; }

 private:
  std::optional<Value> first_;
};

// The texts that STR gives, so blank nodes are errors; the result has no language.
class GroupConcat : public Accumulator {
 public:
  explicit GroupConcat(std::string separator) : separator_(std::move(separator)) {}

  void Add(const Value* value) override {
    error_ = error_ || value == nullptr || value->kind() == Value::Kind::kBlank;
    if (error_) {
      text_ = std::string();
      return;
    }
    if (!empty_) text_.append(separator_);
    std::string buffer;
    text_.append(value->Text(&buffer));
    empty_ = false;
  }
  std::optional<Value> Result() const override {
    if (error_) return std::nullopt;
    return Value::String(text_);
  }
  size_t memory() const override { return text_.capacity() + separator_.capacity(); }

 private:
  const std::string separator_;
  std::string text_;
  bool empty_ = true, error_ = false;
};

}  // namespace

std::unique_ptr<Accumulator> Accumulator::Make(const Aggregate& aggregate) {
  switch (aggregate.kind) {
    case Aggregate::Kind::kCount:
      return std::make_unique<Count>();
    case Aggregate::Kind::kSum:
      return std::make_unique<Sum>();
    case Aggregate::Kind::kAvg:
      return std::make_unique<Average>();
    case Aggregate::Kind::kMin:
      return std::make_unique<Extreme>(false);
    case Aggregate::Kind::kMax:
      return std::make_unique<Extreme>(true);
    case Aggregate::Kind::kSample:
      return std::make_unique<Sample>();
    case Aggregate::Kind::kGroupConcat:
      return std::make_unique<GroupConcat>(aggregate.separator);
  }
  return nullptr;
}

}  // namespace mscgraph::sparql
