#include "services/mail/queue/held_letters.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/mail/letter/delivery.h"
#include "services/mail/queue/sealed_fields.h"

namespace pepiniere::mail {
namespace {

using record::FoundText;
using record::Wanted;

constexpr std::string_view kLetters = "/letters/", kTemplate = "template";

struct Held {
  std::string id, person, template_id, sealed;
  absl::Time queued_at;
};

// `person`: empty for whoever `wanted` means.
absl::StatusOr<std::vector<Held>> ReadHeld(db::Session& session, const Wanted& wanted) {
  std::vector<Held> all;
  PEP_TRY(session.Query(
      "SELECT id, person, template, fields, queued_at_us FROM mail_letters WHERE due_at_us IS NOT NULL AND (? = '' OR "
      "person = ?) ORDER BY id",
      {wanted.person, wanted.person}, [&](const db::Row& row) {
        Held held = {row.String(0), row.String(1), row.String(2), row.String(3), row.Time(4)};
        if (wanted.is_them(held.person)) all.push_back(std::move(held));
        return absl::OkStatus();
      }));
  return all;
}

// Its texts; of one that has none, or cannot be read, the template, so that it is found all the same.
void AddTexts(const Held& held, const std::map<std::string, Fields>& opened, std::vector<FoundText>& found) {
  const std::string name = base::Concat(held.person, kLetters, held.id);
  found.push_back({name, std::string(kTemplate), held.template_id, held.queued_at});
  const auto fields = opened.find(held.sealed);
  if (fields == opened.end()) return;
  for (const auto& [field, said] : fields->second) {
    found.push_back({name, field, Say(said, Language::kFrench), held.queued_at});
  }
}

absl::StatusOr<std::vector<FoundText>> Find(db::Database& db, absl::Time deadline, const Wanted& wanted) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<FoundText>> {
    PEP_ASSIGN(const std::vector<Held> all, ReadHeld(session, wanted));
    std::set<std::string> sealed;
    for (const Held& held : all) sealed.insert(held.sealed);
    PEP_ASSIGN(const auto opened, OpenFields(session, sealed));
    std::vector<FoundText> found;
    for (const Held& held : all) AddTexts(held, opened, found);
    return found;
  });
}

absl::Status Stop(journal::Unit& unit, const std::string& name, const Wanted&, std::set<std::string>&,
                  std::string_view) {
  const std::size_t id = name.rfind('/') + 1;
  return unit.session()
      .Execute(
          "UPDATE mail_letters SET state = ?, reason = ?, fields = '', holder = '', due_at_us = NULL, "
          "settled_at_us = ? WHERE id = ? AND state = 1",
          {static_cast<int>(State::kStopped), static_cast<int>(Reason::kErased), unit.now(), name.substr(id)})
      .status();
}

}  // namespace

record::LiveRows HeldLetters() { return {.what = "letters", .find = Find, .blank = Stop}; }

}  // namespace pepiniere::mail
