#include "services/metrics/store/refused_store.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"

namespace pepiniere::metrics::store {

absl::Status KeepRefused(db::Session& session, const std::string& event, const EntryPlaces& places) {
  return session
      .Execute("UPDATE source_event_bodies SET refused_entries = ? WHERE event_id = ?",
               {absl::StrJoin(places, ","), event})
      .status();
}

absl::StatusOr<std::optional<EntryPlaces>> LoadRefused(db::Session& session, const std::string& event) {
  PEP_ASSIGN(const auto kept, session.QueryOne("SELECT refused_entries FROM source_event_bodies WHERE event_id = ?",
                                               {event}, [](const db::Row& row) { return row.OptString(0); }));
  if (!kept || !*kept) return std::optional<EntryPlaces>();
  EntryPlaces places;
  for (const auto text : absl::StrSplit(base::Absl(**kept), ',', absl::SkipEmpty())) {
    std::int64_t place = 0;
    if (absl::SimpleAtoi(text, &place)) places.insert(place);
  }
  return std::optional(std::move(places));
}

absl::StatusOr<std::vector<absl::Time>> ReplaysOfEarlier(db::Session& session, const std::string& source,
                                                         absl::Time received) {
  std::vector<absl::Time> replays;
  PEP_TRY(session.Query(
      "SELECT replay_time_us FROM source_events WHERE source_id = ? AND replay_time_us > ? GROUP BY replay_time_us "
      "HAVING MAX(receive_time_us) <= ?",
      {source, received, received}, [&](const db::Row& row) {
        replays.push_back(row.Time(0));
        return absl::OkStatus();
      }));
  return replays;
}

}  // namespace pepiniere::metrics::store
