#include "csv/reader.hpp"

#include <algorithm>
#include <set>

#include "csv/number.hpp"

namespace entente::csv {

Result<Reader> Reader::open(Source source, const Limits& limits) {
  Reader out(Records(std::move(source), limits));
  CHECK(out.read_header());
  return out;
}

Result<Reader> Reader::open(Source source, const std::vector<Column>& columns,
                            const Limits& limits) {
  auto out = TRY(open(std::move(source), limits));
  CHECK(out.choose(columns));
  return out;
}

Result<void> Reader::read_header() {
  if (!TRY(records_.next())) return invalid("csv.empty");
  width_ = records_.size();
  std::set<std::string> seen;
  for (std::size_t i = 0; i < width_; ++i) {
    std::string name(records_.field(i));
    if (name.empty()) {
      return invalid("csv.column_unnamed", {{"line", "1"}, {"column", std::to_string(i + 1)}});
    }
    if (!seen.insert(name).second) {
      return invalid("csv.column_twice", {{"line", "1"}, {"name", name}});
    }
    places_.emplace_back(i);
    names_.push_back(std::move(name));
  }
  return {};
}

Result<void> Reader::choose(const std::vector<Column>& columns) {
  const auto found = std::move(names_);
  names_.clear();
  places_.clear();
  for (const auto& name : found) {
    const auto known = std::any_of(columns.begin(), columns.end(),
                                   [&](const auto& one) { return one.name == name; });
    if (!known) return invalid("csv.column_unknown", {{"line", "1"}, {"name", name}});
  }
  for (const auto& [name, optional] : columns) {
    const auto at = std::find(found.begin(), found.end(), name) - found.begin();
    const auto place = static_cast<std::size_t>(at);
    const bool there = place < found.size();
    if (!there && !optional) {
      return invalid("csv.column_missing", {{"line", "1"}, {"name", name}});
    }
    names_.push_back(name);
    places_.push_back(there ? std::optional(place) : std::nullopt);
  }
  return {};
}

Result<bool> Reader::next() {
  if (!TRY(records_.next())) return false;
  if (records_.size() != width_) {
    return invalid("csv.fields", {{"line", std::to_string(line())},
                                  {"expected", std::to_string(width_)},
                                  {"found", std::to_string(records_.size())}});
  }
  ++rows_;
  return true;
}

std::string_view Reader::field(std::size_t column) const {
  const auto place = places_[column];
  return place ? records_.field(*place) : std::string_view();
}

Result<std::string_view> Reader::word(std::size_t column) const {
  const auto text = field(column);
  if (text.empty()) return here(invalid("csv.no_value"), column);
  return text;
}

Result<double> Reader::number(std::size_t column) const {
  const auto value = csv::number(field(column));
  if (!value) return here(invalid("csv.number"), column);
  return *value;
}

Result<std::int64_t> Reader::whole(std::size_t column, std::int64_t min, std::int64_t max) const {
  const auto value = csv::whole(field(column));
  if (!value || *value < min || *value > max) {
    return here(invalid("csv.whole", {{"min", std::to_string(min)}, {"max", std::to_string(max)}}),
                column);
  }
  return *value;
}

Error Reader::here(Error error, std::size_t column) const {
  const auto place = places_[column].value_or(0) + 1;
  error.args.push_back({"line", std::to_string(line())});
  error.args.push_back({"column", std::to_string(place) + " (" + names_[column] + ")"});
  return error;
}

}  // namespace entente::csv
