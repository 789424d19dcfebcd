// COHORT's worked examples, as files.
#pragma once

#include <string>

namespace pepiniere::rehearsal {

inline constexpr const char kJury[] = R"({"call":"calls/eig-8",
  "grid":{"criteria":[{"code":"c1","min":1,"max":4,"weight":"1"},{"code":"c2","min":1,"max":4,"weight":"1"},
    {"code":"c3","min":1,"max":4,"weight":"1"},{"code":"c4","min":1,"max":4,"weight":"1"},
    {"code":"c5","min":1,"max":4,"weight":"1"}],"minReviews":2},
  "reviews":[{"application":"P","juror":"J1","marks":{"c1":4,"c2":3,"c3":3,"c4":4,"c5":3}},
    {"application":"P","juror":"J2","marks":{"c1":3,"c2":3,"c3":4,"c4":3,"c5":3}},
    {"application":"Q","juror":"J1","marks":{"c1":4,"c2":3,"c3":3,"c4":3,"c5":4}},
    {"application":"Q","juror":"J2","marks":{"c1":3,"c2":3,"c3":3,"c4":4,"c5":3}},
    {"application":"Q","juror":"J3","marks":{"c1":3,"c2":4,"c3":3,"c4":3,"c5":3}},
    {"application":"R","juror":"J1","marks":{"c1":4,"c2":4,"c3":4,"c4":3}},
    {"application":"R","juror":"J2","marks":{"c1":3,"c2":3,"c3":3,"c4":4,"c5":4}},
    {"application":"R","juror":"J3","marks":{"c1":3,"c2":3,"c3":3,"c4":3,"c5":4}},
    {"application":"S","juror":"J1","marks":{"c1":4,"c2":4,"c3":4,"c4":4,"c5":4}}],
  "recusals":[{"application":"P","juror":"J3"}]})";

// With `more` behind its lists: R"(,"left":["Di"])".
inline std::string Seats(const std::string& more = "") {
  return R"({"choices":{"Ana":["A","B","C"],"Bo":["A","C"],"Cy":["B","A","C"],"Di":["A","B"],"Ed":["B","C"],
    "Flo":["C","A"]},"lists":{"A":["Cy","Di","Ana","Flo","Bo"],"B":["Ana","Di","Ed","Cy"],"C":["Bo","Ana","Flo","Cy"]},
    "seats":{"A":2,"B":1,"C":1})" +
         more + "}";
}

}  // namespace pepiniere::rehearsal
