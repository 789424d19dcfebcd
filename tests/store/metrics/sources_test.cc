// What sources must show, and what came by them.
#include "services/metrics/store/event_store.h"
#include "services/metrics/store/mention_store.h"
#include "services/metrics/store/source_store.h"
#include "services/secret/aead.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using domain::EventOutcome;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SourcesTest : public MetricsTest {
 protected:
  SourcesTest() {
    Add<domain::Source>("s1", {.project = "projects/p", .kind = domain::SourceKind::kGithub, .title = "Forge"});
  }

  void Put(domain::SourceKind kind, std::string_view secret, std::optional<absl::Time> keep_until = std::nullopt) {
    EXPECT_TRUE(Write([&](journal::Unit& unit) {
                  return PutSecret(unit.session(), "s1", kind, secret, key_, unit.now(), keep_until);
                }).ok());
  }
  std::vector<SourceSecret> Secrets(absl::Time now) { return Done(SecretsOf(db(), Soon(), "s1", now)); }

  // As a way in does: found, or kept.
  std::string Receive(const std::vector<std::string>& keys, domain::SourceEvent event) {
    return Done(Write([&](journal::Unit& unit) -> absl::StatusOr<std::string> {
      event.receive_time = unit.now();
      const auto found = FindEvent(unit.session(), "s1", keys);
      if (!found.ok()) return found.status();
      if (!*found) return AddEvent(unit.session(), "s1", keys, event);
      const absl::Status counted = CountDelivery(unit.session(), **found, keys);
      return counted.ok() ? absl::StatusOr<std::string>(**found) : counted;
    }));
  }
  domain::SourceEvent Event(const std::string& id) {
    const auto found = Done(record::Find<domain::SourceEvent>(db(), Soon(), id));
    EXPECT_TRUE(found) << id;
    return found ? found->value : domain::SourceEvent();
  }

  const ServerKey key_{"k1", std::string(secret::kKeyBytes, 'k')};
};

TEST_F(SourcesTest, ASigningSecretIsSealedAndATokenIsAHash) {
  Put(domain::SourceKind::kGithub, "un secret");
  const SourceSecret sealed = Secrets(now_).at(0);
  EXPECT_EQ(OpenSecret(sealed, "s1", key_), "un secret");
  EXPECT_FALSE(OpenSecret(sealed, "s2", key_));
  EXPECT_FALSE(OpenSecret(sealed, "s1", {"k2", std::string(secret::kKeyBytes, 'k')}));
  EXPECT_FALSE(OpenSecret(sealed, "s1", {"k1", std::string(secret::kKeyBytes, 'x')}));
  EXPECT_FALSE(IsToken(sealed, "un secret"));
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM source_secrets WHERE LOCATE('un secret', sealed_secret) > 0"), 0);
  Put(domain::SourceKind::kCdevents, "un jeton");
  const SourceSecret token = Secrets(now_).at(0);
  EXPECT_TRUE(IsToken(token, "un jeton"));
  EXPECT_FALSE(IsToken(token, "un jeto"));
  EXPECT_FALSE(IsToken(token, ""));
  EXPECT_FALSE(OpenSecret(token, "s1", key_));
}

TEST_F(SourcesTest, TheSecretOfBeforeDoesUntilItsEndAndNoLonger) {
  Put(domain::SourceKind::kCdevents, "a");
  const absl::Time end = now_ + absl::Hours(1);
  Put(domain::SourceKind::kCdevents, "b", end);
  ASSERT_THAT(Secrets(now_), SizeIs(2));
  EXPECT_TRUE(IsToken(Secrets(now_)[0], "b"));
  EXPECT_TRUE(IsToken(Secrets(now_)[1], "a"));
  EXPECT_THAT(Secrets(end), SizeIs(1));
  Put(domain::SourceKind::kCdevents, "c", end);
  ASSERT_THAT(Secrets(now_), SizeIs(2));
  EXPECT_TRUE(IsToken(Secrets(now_)[1], "b")) << "that of before that is over";
  Put(domain::SourceKind::kCdevents, "d");
  EXPECT_THAT(Secrets(now_), SizeIs(1));
}

TEST_F(SourcesTest, AnEventIsThereOnceUnderAllOfItsKeys) {
  const std::string id = Receive({"1", "deployment 7"}, {.type = "deployment_status",
                                                         .key = "1",
                                                         .event_time = At("2026-09-30T10:00:00Z"),
                                                         .outcome = EventOutcome::kAccepted,
                                                         .resources = {"projects/p/deployments/7"},
                                                         .body_size = 120});
  EXPECT_EQ(Receive({"2", "deployment 7"}, {.outcome = EventOutcome::kAccepted}), id) << "a retry has another id";
  EXPECT_EQ(Receive({"2"}, {.outcome = EventOutcome::kAccepted}), id) << "by which it is known from then on";
  EXPECT_NE(Receive({"3"}, {.outcome = EventOutcome::kIgnored, .reason = "NOT_LISTENED_TO"}), id);
  const domain::SourceEvent event = Event(id);
  EXPECT_EQ(event.deliveries, 3);
  EXPECT_EQ(event.type, "deployment_status");
  EXPECT_EQ(event.event_time, At("2026-09-30T10:00:00Z"));
  EXPECT_THAT(event.resources, ElementsAre("projects/p/deployments/7"));
}

TEST_F(SourcesTest, ANewOneTakesItsKeyOver) {
  const std::string first = Receive({"body 5"}, {.outcome = EventOutcome::kAccepted});
  const auto add = [&](journal::Unit& unit) {
    return AddEvent(unit.session(), "s1", {"body 5"}, {.receive_time = now_, .outcome = EventOutcome::kPartly});
  };
  const std::string second = Done(Write(add));
  EXPECT_NE(second, first);
  EXPECT_EQ(Receive({"body 5"}, {.outcome = EventOutcome::kAccepted}), second);
  EXPECT_EQ(Event(first).deliveries, 1);
  EXPECT_EQ(Event(second).outcome, EventOutcome::kPartly);
}

TEST_F(SourcesTest, ARefusedOneCanBeReplayedWhileItsBodyIsKept) {
  const std::string id = Receive({"1"}, {.outcome = EventOutcome::kRefused, .reason = "MALFORMED", .field = "a.b"});
  const absl::Time end = now_ + kKeptBodies;
  const std::string body = std::string("{\"a\": \0\xff}", 10);
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return KeepBody(unit.session(), id, body, key_, end); }).ok());
  const auto load = [&](absl::Time now) {
    return Read([&](db::Session& session) { return LoadBody(session, id, key_, now); });
  };
  EXPECT_EQ(load(now_), body);
  EXPECT_FALSE(load(end));
  EXPECT_THAT(Done(Replayable(db(), Soon(), {id, "s1/x"}, now_)), ElementsAre(id));
  const auto listed = [&](std::string_view filter) {
    const record::ListQuery list{.filter = *query::ParseFilter(filter),
                                 .order = *query::ParseOrderBy("", EventOrder())};
    return Done(ListEvents(db(), Soon(), list, "s1", now_)).rows.size();
  };
  EXPECT_EQ(listed("replayable=true outcome=REFUSED reason=MALFORMED"), 1u);
  EXPECT_EQ(listed("replayable=false"), 0u);
  EXPECT_TRUE(Write([&](journal::Unit& unit) -> absl::Status {
                const absl::Status settled =
                    SettleEvent(unit.session(), id, {.outcome = EventOutcome::kAccepted, .replay_time = now_});
                return settled.ok() ? DropBody(unit.session(), id) : settled;
              }).ok());
  EXPECT_EQ(Event(id).outcome, EventOutcome::kAccepted);
  EXPECT_EQ(Event(id).reason, "");
  EXPECT_EQ(listed("replayable=true"), 0u);
}

TEST_F(SourcesTest, ThoseThatWaitForADeploymentNameItAndAreRefusedAndKept) {
  const absl::Time end = now_ + kKeptBodies;
  const auto keep = [&](const std::string& id) {
    EXPECT_TRUE(Write([&](journal::Unit& unit) { return KeepBody(unit.session(), id, "{}", key_, end); }).ok());
    return id;
  };
  constexpr std::string_view kWhy = "UNKNOWN_DEPLOYMENT";
  const std::string first = keep(Receive({"1"}, {.outcome = EventOutcome::kRefused, .reason = std::string(kWhy)}));
  const std::string second = keep(Receive({"2"}, {.outcome = EventOutcome::kPartly, .reason = std::string(kWhy)}));
  keep(Receive({"3"}, {.outcome = EventOutcome::kRefused, .reason = "MALFORMED"}));
  Receive({"4"}, {.outcome = EventOutcome::kRefused, .reason = std::string(kWhy)});
  const std::string other = keep(Receive({"5"}, {.outcome = EventOutcome::kRefused, .reason = std::string(kWhy)}));
  const auto name = [&](const std::string& named, absl::Time at, const std::string& key) {
    EXPECT_TRUE(Write([&](journal::Unit& unit) { return AddMention(unit.session(), "s1", named, at, key); }).ok());
  };
  const absl::Time at = now_ - absl::Hours(5), before = at - absl::Seconds(1);
  name("jardin", before, "2");
  for (const char* key : {"1", "2", "3", "4", "1"}) name("jardin", at, key);
  name("verger", absl::InfiniteFuture(), "5");
  const auto waiting = [&](const Mentioned& told, absl::Time now, int most) {
    return Read([&](db::Session& session) { return RefusedFor(session, "s1", told, kWhy, now, most); });
  };
  EXPECT_THAT(waiting({{"jardin"}}, now_, 10), ElementsAre(first, second));
  EXPECT_THAT(waiting({{"jardin"}}, now_, 1), ElementsAre(first)) << "the oldest ones";
  EXPECT_THAT(waiting({{"jardin"}}, end, 10), IsEmpty());
  EXPECT_THAT(waiting({{"jardin"}, at}, now_, 10), ElementsAre(first, second));
  EXPECT_THAT(waiting({{"jardin", "verger"}, at + absl::Seconds(1)}, now_, 10), ElementsAre(other));
  EXPECT_THAT(waiting({}, now_, 10), IsEmpty());
  EXPECT_THAT(Read([&](db::Session& session) { return MentionsOf(session, "s1", "jardin"); }), ElementsAre(before, at));
  EXPECT_THAT(Read([&](db::Session& session) { return MentionsOf(session, "s2", "jardin"); }), IsEmpty());
}

TEST_F(SourcesTest, CountsAreOfADayAndWhatIsOldIsForgotten) {
  Receive({"old"}, {.outcome = EventOutcome::kRefused, .reason = "FUTURE"});
  now_ += absl::Hours(48);
  Receive({"1"}, {.outcome = EventOutcome::kAccepted});
  const std::string last = Receive({"2"}, {.outcome = EventOutcome::kIgnored});
  const EventCounts counts = Done(CountEvents(db(), Soon(), {"s1", "s2"}, now_)).at("s1");
  EXPECT_EQ(counts.last_day, 2);
  EXPECT_EQ(counts.refused_last_day, 0);
  EXPECT_EQ(counts.last_refusal_reason, "FUTURE");
  EXPECT_EQ(counts.last_event, Event(last).receive_time);
  const auto forget = [&](absl::Time now, int most) {
    return Done(Write([&](journal::Unit& unit) { return ForgetEvents(unit.session(), now, most); }));
  };
  EXPECT_EQ(forget(now_, 100), 0);
  EXPECT_EQ(forget(now_ + kKeptEvents - absl::Hours(1), 100), 1);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM source_event_keys"), 2);
  EXPECT_EQ(Event(last).outcome, EventOutcome::kIgnored) << "the last one stays";
  const absl::Time later = now_ + kKeptEvents + absl::Seconds(1);
  EXPECT_EQ(forget(later, 1), 1) << "so many at once, and no more";
  EXPECT_EQ(forget(later, 1), 1);
  EXPECT_EQ(forget(later, 1), 0);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM source_event_keys"), 0);
}

}  // namespace
}  // namespace pepiniere::metrics::store
