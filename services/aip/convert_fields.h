// Between a message of the contract and a value of the domain that walks its own fields: each field of the value is the
// message's of that name.
//
//   std::string               string; the id of a reference to a resource of the same service ("eig/8" of a cohort),
//                             the whole name of one to another's; of a google.protobuf.Struct, its JSON; of an enum,
//                             the symbol without what all of its symbols begin with ("COACH" of ROLE_COACH)
//   std::vector<std::string>  repeated string, references likewise
//   base::Date                google.type.Date, required
//   absl::Time                google.protobuf.Timestamp; where it is not set, what the value begins with, and the
//                             ends of time are not written
//   std::int64_t              google.type.Money, in euro cents
//   bool, double, an enum     as they are; enums are numbered alike
//   int                       int32; an enum's number
//   std::optional<T>          optional T; where the contract has no optional, 0 and the unspecified are none; of a day,
//                             one that is set
//   std::vector<T>            repeated messages of T's fields
//
// What the value has and the message does not, or has as something else, is left alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "services/aip/errors.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/base/text.h"

namespace pepiniere::aip {

namespace internal {
// int32 or an enum.
bool IsNumber(const google::protobuf::FieldDescriptor& field);
}  // namespace internal
template <typename Field>
inline constexpr bool kIsNumber = std::is_same_v<Field, int> || std::is_same_v<Field, std::optional<int>>;

// A field of a message, by its name.
class MessageField {
 public:
  MessageField(const google::protobuf::Message& message, std::string_view name, std::string_view prefix,
               Violations* violations);

  // Whether the message has it, as something that a Field can be read of.
  template <typename Field>
  bool Holds() const {
    return field_ && (!kIsNumber<Field> || internal::IsNumber(*field_));
  }

  void Read(std::string& text) const;
  void Read(std::vector<std::string>& texts) const;
  void Read(base::Date& day) const;
  void Read(absl::Time& time) const;
  void Read(std::int64_t& cents) const;
  void Read(double& number) const;
  void Read(bool& flag) const;
  void Read(int& number) const;
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void Read(Enum& value) const {
    if (IsEnumValue()) value = static_cast<Enum>(EnumNumber());
  }
  template <typename T>
  void Read(std::optional<T>& value) const {
    value.reset();
    if (IsSet()) Read(value.emplace());
    if (violations_->Names(path_)) value.reset();
  }
  template <base::HasFields T>
  void Read(std::vector<T>& list) const;

 private:
  int EnumNumber() const;
  // A violation otherwise.
  bool IsEnumValue() const;
  // A violation where it is a day that must be given, and an empty one is.
  bool IsSet() const;
  int size() const;
  const google::protobuf::Message& ItemAt(int item) const;
  std::string Kept(std::string text) const;

  const google::protobuf::Message& message_;
  const google::protobuf::FieldDescriptor* const field_;
  const std::string path_;
  Violations* const violations_;
};

class MutableMessageField {
 public:
  MutableMessageField(google::protobuf::Message& message, std::string_view name);

  // Whether the message has it, as something that a Field can be told as.
  template <typename Field>
  bool Holds() const {
    return field_ && (!kIsNumber<Field> || internal::IsNumber(*field_));
  }

  void Write(const std::string& text) const;
  void Write(const std::vector<std::string>& texts) const;
  void Write(base::Date day) const;
  void Write(absl::Time time) const;
  void Write(std::int64_t cents) const;
  void Write(double number) const;
  void Write(bool flag) const;
  void Write(int number) const;
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void Write(Enum value) const { WriteEnum(static_cast<int>(value)); }
  template <typename T>
  void Write(const std::optional<T>& value) const {
    if (value) Write(*value);
  }
  template <base::HasFields T>
  void Write(const std::vector<T>& list) const;

 private:
  void WriteEnum(int number) const;
  google::protobuf::Message& AddItem() const;
  std::string Told(const std::string& text) const;

  google::protobuf::Message& message_;
  const google::protobuf::FieldDescriptor* const field_;
};

// What the message says, each violation under `prefix` ("cohort.").
template <base::HasFields T>
void ReadFields(const google::protobuf::Message& message, std::string_view prefix, T& value, Violations& violations) {
  base::VisitAllFields<T>(
      [&](const char* name, auto& field) {
        const MessageField read(message, name, prefix, &violations);
        if (read.Holds<std::decay_t<decltype(field)>>()) read.Read(field);
      },
      value);
}

template <base::HasFields T>
void WriteFields(const T& value, google::protobuf::Message& message) {
  base::VisitAllFields<T>(
      [&](const char* name, const auto& field) {
        const MutableMessageField written(message, name);
        if (written.Holds<std::decay_t<decltype(field)>>()) written.Write(field);
      },
      value);
}

template <base::HasFields T>
void MessageField::Read(std::vector<T>& list) const {
  list.clear();
  for (int i = 0; i < size(); ++i) {
    ReadFields(ItemAt(i), base::Concat(path_, "[", i, "]."), list.emplace_back(), *violations_);
  }
}

template <base::HasFields T>
void MutableMessageField::Write(const std::vector<T>& list) const {
  for (const T& item : list) WriteFields(item, AddItem());
}

}  // namespace pepiniere::aip
