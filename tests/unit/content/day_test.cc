#include "clients/pep/formats/content/day.h"

#include <gtest/gtest.h>

namespace pepiniere::content {
namespace {

using Form = ToldDay::Form;

struct Case {
  std::string_view text;
  Form form;
  std::string_view day;  // empty: none
};

TEST(ReadDayTest, AMomentIsADayInParis) {
  constexpr Case kCases[] = {
      {"2024-11-01", Form::kDate, "2024-11-01"},
      {"2024-10-31T23:00:00.000Z", Form::kMoment, "2024-11-01"},  // winter: an hour ahead of UTC
      {"2024-10-31T22:59:59Z", Form::kMoment, "2024-10-31"},
      {"2024-03-31T22:00:00.000Z", Form::kMoment, "2024-04-01"},  // summer begins that day: two hours ahead
      {"2024-03-30T22:30:00Z", Form::kMoment, "2024-03-30"},
      {"2024-10-26T22:00:00Z", Form::kMoment, "2024-10-27"},  // the last day that begins in summer
      {"2024-10-27T22:30:00Z", Form::kMoment, "2024-10-27"},  // and ends in winter
      {"2024-12-31T23:00Z", Form::kMoment, "2025-01-01"},
      {"2024-02-28T23:30:00Z", Form::kMoment, "2024-02-29"},
      {"2024-11-01T00:00:00+01:00", Form::kMoment, "2024-11-01"},
      {"2024-11-01T00:30:00+0200", Form::kMoment, "2024-10-31"},
      {"2024-10-31 19:00:00 -5", Form::kMoment, "2024-11-01"},
      {"2024-11-01T10:00:00+12", Form::kMoment, "2024-10-31"},
      {"2024-10-31 23:00:00 UTC", Form::kMoment, "2024-11-01"},
      {"2024-11-01T00:00:00+01:00[Europe/Paris]", Form::kMoment, "2024-11-01"},
      {"2024-10-31t23:00:00,5z", Form::kMoment, "2024-11-01"},
      {"2024-10-31T2300Z", Form::kMoment, "2024-11-01"},
      {"2024-10-31T22:59:60Z", Form::kMoment, "2024-11-01"},
      // Without a zone it is the time that clocks show here.
      {"2024-10-31T23:30:00", Form::kMoment, "2024-10-31"},
      {"2024-10-31 23:30", Form::kMoment, "2024-10-31"},
      {"2024-10-31T24:00:00", Form::kMoment, "2024-11-01"},
      {"2024-12-31T24:00:00+01:00", Form::kMoment, "2025-01-01"},
      {"2024-10-31T24:00Z", Form::kMoment, "2024-11-01"},
  };
  for (const Case& c : kCases) {
    const ToldDay told = ReadDay(c.text);
    EXPECT_EQ(told.form, c.form) << c.text;
    EXPECT_EQ(told.day.ToString(), c.day) << c.text;
  }
}

TEST(ReadDayTest, WhatFollowsADateMayBeNoTime) {
  for (const std::string_view text : {"2024-10-31T", "2024-10-31 (environ)", "2024-10-31T25:00Z", "2024-10-31T24:01",
                                      "2024-10-31T23:00 CEST", "2024-10-31T23:60Z", "9999-12-31T23:30:00Z"}) {
    const ToldDay told = ReadDay(text);
    EXPECT_EQ(told.form, Form::kUnclearTime) << text;
    EXPECT_EQ(told.day.ToString(), text.substr(0, 10)) << text;
  }
}

TEST(ReadDayTest, WhatIsNoDateTellsNone) {
  for (const std::string_view text : {"", "demain", "2024", "2024-13-01T00:00Z", "2024-02-30", "31/10/2024",
                                      "2024-10-31Z", "2024-10-310", "20241031T230000Z"}) {
    EXPECT_EQ(ReadDay(text).form, Form::kNone) << text;
  }
}

}  // namespace
}  // namespace pepiniere::content
