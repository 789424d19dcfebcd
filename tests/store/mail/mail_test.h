// What the tests of letters share: a schema, letters to somebody, and who sends them.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/clock.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/mail/post/postman.h"
#include "services/mail/queue/queue.h"
#include "tests/support/database.h"

namespace pepiniere::mail {

inline constexpr char kLise[] = "persons/01M8B4VADHHMGRE72FR38S3KM6";
inline constexpr char kPaul[] = "persons/01M8B5A6HQ0Z3K7V9T2C4W8XNE";

inline Letter Offer(std::string person = kLise, std::string fact = "calls/c1/offers/3") {
  return {.fact = std::move(fact),
          .person = std::move(person),
          .template_id = "offer.made",
          .fields = {{"call", "Saison 8"},
                     {"seat", "Carte des sols"},
                     {"until", Moment{absl::FromUnixSeconds(0)}},
                     {"path", "/offres/3"}}};
}

inline Letter Reminder(std::string person = kLise) {
  return {.fact = "calls/c1/applications/7/reminder",
          .person = std::move(person),
          .template_id = "application.reminder",
          .fields = {{"call", "Saison 8"}, {"closes", Moment{absl::FromUnixSeconds(0)}}, {"path", "/candidatures/7"}},
          .owed = false};
}

class MailTest : public ::testing::Test {
 protected:
  db::Database& database() { return schema_.database(); }
  absl::Time Soon() const { return absl::Now() + absl::Seconds(60); }
  absl::Status Queue(const Letter& letter) {
    return database().Transact(Soon(), [&](db::Session& session) { return Enqueue(session, absl::Now(), letter); });
  }
  // "2 0 550": the state, the reason and what the server said of the letter about that fact.
  std::string StateOf(const std::string& fact = "calls/c1/offers/3") {
    std::string state;
    const absl::Status read = database().Read(Soon(), [&](db::Session& session) {
      return session.Query("SELECT CONCAT_WS(' ', state, reason, reply_code) FROM mail_letters WHERE fact = ?", {fact},
                           [&](const db::Row& row) {
                             state += row.String(0);
                             return absl::OkStatus();
                           });
    });
    EXPECT_TRUE(read.ok()) << read;
    return state;
  }

  testing::TestSchema schema_{std::vector<std::string>{"migrations/shared"}};
  base::SystemClock clock_;
};

}  // namespace pepiniere::mail
