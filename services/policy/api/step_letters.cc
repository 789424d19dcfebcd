#include "services/policy/api/step_letters.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/mail/queue/queue.h"
#include "services/policy/resources/proposal.h"
#include "services/policy/resources/transmission.h"
#include "services/policy/store/step_store.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using resources::Proposal;
using resources::ProposalStep;

// How many steps one turn takes, and how many letters one transaction: a consultation may have thousands of voters.
constexpr int kStepsAtOnce = 50;
constexpr std::size_t kLettersAtOnce = 100;

absl::TimeZone Paris() {
  absl::TimeZone zone;
  absl::LoadTimeZone(base::Absl(resources::kDefaultZone), &zone);
  return zone;
}

// As much of a reason as a letter has room for; all of it is on the page of the proposal.
std::string Excerpt(const std::string& text) {
  constexpr std::size_t kMost = 3900;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // within a character
  return text.substr(0, end) + "…";
}

mail::Letter LetterOf(const base::Stored<Proposal>& proposal, const base::Stored<ProposalStep>& step) {
  mail::Letter letter;
  letter.fact = record::NameOf(ProposalStep::kPattern, step.id);
  letter.template_id = "proposal.step";
  letter.owed = false;
  letter.fields.emplace("proposal", proposal.value.title);
  letter.fields.emplace("at", mail::Moment{step.created_at, Paris()});
  if (!step.value.reason.empty()) letter.fields.emplace("reason", Excerpt(step.value.reason));
  letter.fields.emplace("path", base::Concat("/propositions/", proposal.id));
  return letter;
}

absl::Status TellOfStep(const resource::Context& context, absl::Time deadline, const store::UntoldStep& untold) {
  const std::string id = base::Concat(untold.proposal, "/", untold.number);
  PEP_ASSIGN(const auto proposal, record::Find<Proposal>(context.db, deadline, untold.proposal));
  PEP_ASSIGN(const auto step, record::Find<ProposalStep>(context.db, deadline, id));
  std::vector<std::string> persons;
  if (proposal && step) {
    PEP_ASSIGN(persons, store::ContributorsOf(context.db, deadline, untold.proposal, step->value.actor));
  }
  const absl::Time now = context.clock.Now();
  for (std::size_t from = 0; from < persons.size(); from += kLettersAtOnce) {
    const std::size_t end = std::min(persons.size(), from + kLettersAtOnce);
    PEP_TRY(context.db.Transact(deadline, [&](db::Session& session) -> absl::Status {
      mail::Letter letter = LetterOf(*proposal, *step);
      for (std::size_t i = from; i < end; ++i) {
        letter.person = persons[i];
        const absl::Status queued = mail::Enqueue(session, now, letter);
        if (!queued.ok()) return queued;
      }
      return absl::OkStatus();
    }));
  }
  return context.db.Transact(deadline, [&](db::Session& session) { return store::KeepTold(session, untold, now); });
}

}  // namespace

absl::Status TellOfSteps(const resource::Context& context, absl::Time deadline) {
  PEP_ASSIGN(const auto steps, store::UntoldSteps(context.db, deadline, kStepsAtOnce));
  for (const store::UntoldStep& step : steps) PEP_TRY(TellOfStep(context, deadline, step));
  return absl::OkStatus();
}

}  // namespace pepiniere::policy::api
