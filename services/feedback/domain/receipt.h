// Receipts. Field meanings are documented once, on the contract (receipt.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class ReceiptOutcome {
  kReceived = 1,
  kMerged,
  kCited,
  kTransmitted,
  kSilent,
  kAdopted,
  kDeclined,
  kBecameMeasure,
  kDelivered,
  kAbandoned,
  kAccepted,
  kPartlyAccepted,
  kInForce
};
std::string_view Symbol(ReceiptOutcome value);
bool ReadSymbol(std::string_view symbol, ReceiptOutcome& value);

struct Receipt {
  static constexpr std::string_view kPattern = "receipts/{receipt}", kCollection = "receipts";
  std::string person{};
  std::string contribution{};
  ReceiptOutcome outcome{};
  std::string consequence{};
  std::string title{};
  std::string document{};
  std::string signature{};

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("contribution", each.contribution...);
    visit("outcome", each.outcome...);
    visit("consequence", each.consequence...);
    visit("title", each.title...);
    visit("document", each.document...);
    visit("signature", each.signature...);
  }
  bool operator==(const Receipt&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Receipt& receipt, base::Date today);

}  // namespace pepiniere::feedback
