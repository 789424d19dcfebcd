// A catalogue of the commitments of action plans as values: what a CSV of it says, and the bytes that say it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/pep/formats/content/findings.h"

namespace pepiniere::ogp {

// What a cell says that asks yes or no. No data, and not applicable, are no "No".
enum class Answer { kNone, kYes, kNo, kNoData, kNotApplicable };

// By "true", "yes", "false", "no", "ND", "NA", whatever their case; none of anything else, and of nothing.
Answer ReadAnswer(std::string_view cell);

struct Commitment {
  // As written, without the quotes of CSV and without the guard against spreadsheets.
  std::string id = {};  // "XA0001"; it may stand in several rows
  std::string cycle = {};
  std::string policy_area = {};
  std::string starred = {};  // ReadAnswer says what it means
  std::string title = {};    // as published, with its typing errors
  // Ours, where the file has them.
  std::string lead = {};         // institution
  std::string support = {};      // institutions, with "; " between them
  std::string claim = {};        // completion that the government declares
  std::string claim_date = {};   // YYYY-MM-DD
  std::string review = {};       // completion that the reviewers found
  std::string review_date = {};  // YYYY-MM-DD: the day that they observed
  std::string review_report = {};
  // What no field holds: by the name of its column, in the order of the file; empty names for cells past the columns.
  std::vector<std::pair<std::string, std::string>> rest = {};
  // The record that it was read from, with its end; empty for what was made here. And where it begins, from 1.
  std::string bytes = {};
  std::int64_t line = 0;
};

// Whether two say the same, wherever they were read from.
bool SaySame(const Commitment& a, const Commitment& b);

// The year of a cycle: of "2015", "2015-2017"; none where it begins with no year.
std::optional<int> YearOf(std::string_view cycle);

struct Catalogue {
  std::vector<std::string> columns;  // as the first record has them; empty: of a file that has none
  std::string header = {};           // its bytes, with the byte order mark and the end
  std::vector<Commitment> commitments = {};
  std::vector<content::Finding> findings = {};
};

}  // namespace pepiniere::ogp
