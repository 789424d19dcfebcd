// An application to a call, what was decided of it, and its files. Field meanings are documented once, on the contract
// (application.proto).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/line.h"
#include "services/base/problems.h"
#include "services/cohort/domain/applications.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/eligibility.h"
#include "services/cohort/domain/form.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class DecisionKind { kAdmissible = 1, kInadmissible, kAppeal };
enum class FileKind { kPdf = 1, kOdt, kDocx, kPng, kJpeg };

std::string_view Symbol(DecisionKind kind);
std::string_view Symbol(FileKind kind);
bool ReadSymbol(std::string_view symbol, DecisionKind& kind);
bool ReadSymbol(std::string_view symbol, FileKind& kind);

struct ApplicationAnswer {
  std::string code, value;

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("value", each.value...);
  }
  bool operator==(const ApplicationAnswer&) const = default;
};

struct EligibilityAnswer {
  EligibilityKind kind = EligibilityKind::kNotServingAgent;
  bool answer = false;
  std::string day;  // 2021-08-31, or empty
  std::string declaration;

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("answer", each.answer...);
    visit("day", each.day...);
    visit("declaration", each.declaration...);
  }
  bool operator==(const EligibilityAnswer&) const = default;
};

struct ApplicationOpening {
  absl::Time opened_at;
  std::string opened_by, reason;

  static void Fields(auto&& visit, auto&... each) {
    visit("open_time", each.opened_at...);
    visit("opened_by", each.opened_by...);
    visit("reason", each.reason...);
  }
  bool operator==(const ApplicationOpening&) const = default;
};

// What its applicant writes: what a revision keeps.
struct ApplicationContent {
  std::string applicant;  // a name of the access service's
  std::vector<ApplicationAnswer> answers;
  std::vector<std::string> choices;  // ids of seats: "design/dev"
  bool pool_consent = false;
  std::vector<EligibilityAnswer> eligibility_answers;
  // The name of an organisation of the portfolio's, and its uid; that is empty where the portfolio did not know it.
  std::string organisation, organisation_uid;

  static void Fields(auto&& visit, auto&... each) {
    visit("applicant", each.applicant...);
    visit("answers", each.answers...);
    visit("choices", each.choices...);
    visit("pool_consent", each.pool_consent...);
    visit("eligibility_answers", each.eligibility_answers...);
    visit("organisation", each.organisation...);
    visit("organisation_uid", each.organisation_uid...);
  }
  bool operator==(const ApplicationContent&) const = default;
};

struct Application : ApplicationContent {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/applications/{application}", kCollection = "applications";
  ApplicationState state = ApplicationState::kDraft;
  int revision = 0;  // how often it was written
  std::optional<absl::Time> revised_at, submitted_at, withdrawn_at;
  // The last decision, and the last of which its applicant was told; SUBMITTED while there is none. Why that was taken,
  // its line says (ReasonTold).
  std::optional<absl::Time> decided_at;
  std::string decision_reason;
  ApplicationState told_state = ApplicationState::kSubmitted;
  std::optional<absl::Time> told_decided_at;
  std::optional<absl::Time> published_at, appealed_at;
  std::vector<ApplicationOpening> openings;

  static void Fields(auto&& visit, auto&... each) {
    ApplicationContent::Fields(visit, each...);
    visit("state", each.state...);
    visit("revision", each.revision...);
    visit("revision_time", each.revised_at...);
    visit("submit_time", each.submitted_at...);
    visit("withdraw_time", each.withdrawn_at...);
    visit("decide_time", each.decided_at...);
    visit("decision_reason", each.decision_reason...);
    visit("told_state", each.told_state...);
    visit("told_decide_time", each.told_decided_at...);
    visit("publish_time", each.published_at...);
    visit("appeal_time", each.appealed_at...);
    visit("openings", each.openings...);
  }
  bool operator==(const Application&) const = default;

  const ApplicationContent& content() const { return *this; }
};

// A decision, or an appeal against one: a line.
struct ApplicationDecision {
  static constexpr std::string_view kPattern = "calls/{call}/applications/{application}/decisions/{decision}",
                                    kCollection = "decisions";
  std::string applicant;  // a name of the access service's
  DecisionKind kind = DecisionKind::kAdmissible;
  std::string reason;

  static void Fields(auto&& visit, auto&... each) {
    visit("applicant", each.applicant...);
    visit("kind", each.kind...);
    visit("reason", each.reason...);
  }
  bool operator==(const ApplicationDecision&) const = default;
};

inline constexpr int kMostFiles = 3;

struct ApplicationFile {
  using Parent = Application;
  static constexpr std::string_view kPattern = "calls/{call}/applications/{application}/files/{file}",
                                    kCollection = "files";
  std::string applicant;  // a name of the access service's
  std::string file_name;
  FileKind kind = FileKind::kPdf;
  int size = 0;  // in bytes
  std::string sha256;

  static void Fields(auto&& visit, auto&... each) {
    visit("applicant", each.applicant...);
    visit("file_name", each.file_name...);
    visit("kind", each.kind...);
    visit("size", each.size...);
    visit("sha256", each.sha256...);
  }
  bool operator==(const ApplicationFile&) const = default;
};

// What is wrong whatever the call asks for, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Application& application, base::Date today);

std::vector<base::FieldProblem> ProblemsOf(const ApplicationFile& file, base::Date today);

// What is wrong with it as an application to that call, likewise; faults of answers at answers.CODE. `seats`: those of
// the call (ids). `files`: what its files are called.
std::vector<base::FieldProblem> CheckContent(const ApplicationContent& application, const Call& call,
                                             std::span<const std::string> seats, std::span<const std::string> files,
                                             Completeness completeness);

// What an application says of who may apply.
Declarations DeclarationsOf(const ApplicationContent& application);

// Whether something was decided of which its applicant was not told.
bool HidesDecision(const Application& application);
// Where it stands, and what was decided, as far as its applicant was told; without the reason of a decision that
// another one follows which they were not told.
Application AsToldToApplicant(Application application);
// Of the lines of an application, appeals and the decisions that its applicant was told, by nobody's name: numbered as
// if there were no others, so that no gap tells of one.
std::vector<base::Line<ApplicationDecision>> AsToldToApplicant(std::vector<base::Line<ApplicationDecision>> lines,
                                                               const Application& application);
// Why the last decision was taken of which its applicant was told, of the lines of its decisions.
std::string ReasonTold(const Application& application, std::span<const base::Line<ApplicationDecision>> decisions);

// Whether those who lead the call read it at that instant: it has closed, and the application was submitted then.
bool IsReadByCoaches(const Application& application, const Call& call, absl::Time instant);

// What those read of it who do not know whose it is: without its applicant and whom they work for, what the form marks
// personal, the answers to the rules of the call, and who opened it.
Application WithoutPersonal(Application application, std::span<const FormField> form);

}  // namespace pepiniere::cohort
