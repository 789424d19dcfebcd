// What the contract declares that a field may hold beyond its type (pepiniere.rpc.v1.bounds): the one place that
// enforces it, for all ways in. CheckContract asks it of every field.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "pepiniere/rpc/v1/bounds.pb.h"
#include "services/aip/errors.h"

namespace re2 {
class RE2;
}

namespace pepiniere::aip {

// Of a violation, for programs: a client that knows the bounds says them in its reader's words.
inline constexpr std::string_view kOutOfBounds = "OUT_OF_BOUNDS";

class FieldBounds {
 public:
  // Null for a field that declares none.
  static std::unique_ptr<const FieldBounds> Of(const google::protobuf::FieldDescriptor* field);
  ~FieldBounds();
  FieldBounds(const FieldBounds&) = delete;
  FieldBounds& operator=(const FieldBounds&) = delete;

  // Each adds a violation of `path` for what breaks them.
  void Check(double number, std::string_view path, Violations& violations) const;
  void Check(const google::type::Money& money, std::string_view path, Violations& violations) const;
  void Check(std::string_view text, std::string_view path, Violations& violations) const;
  // `holder`: the message that has the day, and what it must not lie before.
  void Check(const google::type::Date& day, const google::protobuf::Message& holder, std::string_view path,
             Violations& violations) const;
  bool Allow(std::string_view text) const;

 private:
  explicit FieldBounds(const rpc::v1::Bounds& bounds);
  // What is wrong with the text; empty if nothing is.
  std::string Fault(std::string_view text) const;

  const rpc::v1::Bounds& bounds_;  // lives as long as its descriptor
  std::unique_ptr<const re2::RE2> pattern_;
};

// What is wrong where a required field is missing, with what to do where the field declares that.
std::string SayRequired(const google::protobuf::FieldDescriptor* field);

// What is wrong with the declaration itself: a pattern that is none, bounds of numbers on a text. Empty if nothing is.
std::string BoundsFault(const google::protobuf::FieldDescriptor* field);

}  // namespace pepiniere::aip
