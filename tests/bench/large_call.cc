#include "tests/bench/large_call.h"

#include <random>

#include "services/base/text.h"

namespace pepiniere::bench {
namespace {

constexpr int kApplications = 2'000, kReviewsEach = 5, kJurors = 60, kSeats = 200, kChoices = 10, kCriteria = 5;

}  // namespace

std::string LargeCall() {
  std::mt19937 random(1);
  std::string text = R"({"call":"calls/large","seed":"germe","grid":{"minReviews":3,"criteria":[)";
  for (int c = 0; c < kCriteria; ++c) {
    text += base::Concat(c == 0 ? "" : ",", R"({"code":"c)", c, R"(","min":1,"max":4,"weight":"1/)", c + 2, "\"}");
  }
  text += R"(]},"reviews":[)";
  for (int a = 0; a < kApplications; ++a) {
    for (int r = 0; r < kReviewsEach; ++r) {
      text += base::Concat(a + r == 0 ? "" : ",", R"({"application":"a)", a, R"(","juror":"j)", (a + r) % kJurors,
                           R"(","marks":{)");
      for (int c = 0; c < kCriteria; ++c) text += base::Concat(c == 0 ? "" : ",", "\"c", c, "\":", random() % 4 + 1);
      text += "}}";
    }
  }
  text += R"(],"choices":{)";
  for (int a = 0; a < kApplications; ++a) {
    text += base::Concat(a == 0 ? "" : ",", "\"a", a, "\":[");
    const unsigned first = random() % kSeats;
    for (int c = 0; c < kChoices; ++c) text += base::Concat(c == 0 ? "" : ",", "\"s", (first + c * 7) % kSeats, "\"");
    text += "]";
  }
  text += R"(},"seats":{)";
  for (int s = 0; s < kSeats; ++s) text += base::Concat(s == 0 ? "" : ",", "\"s", s, "\":2");
  return text + "}}";
}

}  // namespace pepiniere::bench
