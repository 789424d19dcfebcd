#include "clients/pep/ledger_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/pep/proto_values.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::PhaseRecord;
using testing::ElementsAre;

PhaseRecord Line(int number, std::string_view from) {
  PhaseRecord line;
  line.set_name("projects/x/phaseRecords/" + std::to_string(number));
  if (const auto date = base::Date::Parse(from)) ToProto(*date, line.mutable_effective_date());
  return line;
}

std::vector<std::string> Ordered(std::vector<PhaseRecord> lines) {
  std::vector<std::string> numbers;
  for (const PhaseRecord& line : InSourceOrder(std::move(lines))) {
    numbers.push_back(line.name().substr(line.name().rfind('/') + 1));
  }
  return numbers;
}

TEST(LedgerOrderTest, LinesThatTheirSourceToldOutOfOrderGoBackToIt) {
  EXPECT_THAT(Ordered({Line(2, "2023-01-01"), Line(3, "2023-06-01"), Line(1, "2024-01-01"), Line(10, "2025-01-01")}),
              ElementsAre("1", "2", "3", "10"));
}

TEST(LedgerOrderTest, EqualDatesKeepTheOrderThatDecides) {
  EXPECT_THAT(Ordered({Line(1, "2023-01-01"), Line(4, "2024-01-01"), Line(2, "2024-01-01"), Line(3, "2022-01-01")}),
              ElementsAre("1", "4", "3", "2"))
      << "the last of the two stays the current one";
}

TEST(LedgerOrderTest, LinesWithoutADateKeepTheirPlace) {
  EXPECT_THAT(Ordered({Line(1, "2023-01-01"), Line(3, "2024-01-01"), Line(2, "")}), ElementsAre("1", "2", "3"));
}

}  // namespace
}  // namespace pepiniere::pep
