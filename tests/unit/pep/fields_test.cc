#include "clients/pep/kit/fields.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "clients/pep/kit/proto_values.h"
#include "pepiniere/cohort/v1/call.pb.h"
#include "pepiniere/cohort/v1/offer.pb.h"

namespace pepiniere::pep {
namespace {

const Messages kEnglish(Language::kEnglish);

// 23:00 in Paris, 19:00 in Cayenne.
constexpr std::int64_t kEvening = 1'801'000'800;

TEST(FieldsTest, InstantsOfACallAreReadInItsZone) {
  cohort::v1::Call call;
  call.mutable_close_time()->set_seconds(kEvening);
  EXPECT_EQ(SaidField(call, "close_time", kEnglish, {}).text, "26 Jan 2027 23:00") << "Paris, where it says nothing";
  call.set_time_zone("America/Cayenne");
  EXPECT_EQ(SaidField(call, "close_time", kEnglish, {}).text, "26 Jan 2027 19:00");
  call.set_time_zone("Nowhere/Atlantis");
  EXPECT_EQ(SaidField(call, "close_time", kEnglish, {}).text, "26 Jan 2027 23:00 CET");
}

TEST(FieldsTest, OtherInstantsSayTheirZone) {
  cohort::v1::Offer offer;
  offer.mutable_expire_time()->set_seconds(kEvening);
  EXPECT_EQ(SaidField(offer, "expire_time", kEnglish, {}).text, "26 Jan 2027 23:00 CET");
  EXPECT_EQ(SaidField(offer, "answer_time", kEnglish, {}).text, "") << "not yet";
}

}  // namespace
}  // namespace pepiniere::pep
