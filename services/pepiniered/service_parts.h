// What every service stands on: its database, its feed and audit, and what is done beside the calls.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/synchronization/notification.h"
#include "services/base/clock.h"
#include "services/db/database.h"
#include "services/journal/hub.h"
#include "services/journal/sealer.h"
#include "services/journal/sequencer.h"
#include "services/mail/api/letters.h"
#include "services/mail/post/postman.h"
#include "services/pepiniered/backends.h"
#include "services/pepiniered/flags.h"
#include "services/record/personal_data.h"
#include "services/resource/context.h"
#include "services/rpc/peer.h"
#include "services/rpc/server.h"

namespace pepiniere {

// A service that was put together, as main runs it.
class ServiceParts {
 public:
  // `name`: of services.txt; its schema is as the flags say.
  ServiceParts(std::string_view name, const Flags& flags, const base::Clock& clock);
  virtual ~ServiceParts();
  ServiceParts(const ServiceParts&) = delete;
  ServiceParts& operator=(const ServiceParts&) = delete;

  const std::string& name() const { return name_; }
  // What is mounted on the server.
  virtual std::vector<rpc::Service*> services() = 0;

  // What works beside the calls: the service's own beginning, the sequencer, the sealer, the forgetting of what is old.
  // From then on its peers are reached.
  void Start(rpc::Server& server, const Backends& backends);
  // After the last call; before what derives from this is gone.
  void Stop();

  // Not before a schema that was restored is rid of the persons who were erased since.
  absl::Status Ready() const;

 protected:
  // What a service does first, in a thread of its own; what is long looks at stopping() now and then.
  virtual void Begin(rpc::Log&) {}

  // What it does from time to time, in that thread too: after how long it is to be called again.
  virtual absl::Duration Tend(rpc::Log&) { return absl::InfiniteDuration(); }

  // Ends what Begin started in threads of its own, while the database is still there.
  virtual void End() {}

  // What it has of persons, and where.
  virtual record::Holdings holdings() const { return {}; }

  // The way to another service of services.txt, which opens with Start.
  const rpc::Peer& PeerOf(std::string_view service);

  // `after_commit`: what else follows a write that was committed here.
  resource::Context MakeContext(std::function<void()> after_commit = [] {});

  // Whether the letters that it queues are sent (mail/queue/queue.h), for who lists them.
  mail::Sending sending() const { return {.configured = postman_ != nullptr}; }

  const base::Clock& clock() const { return clock_; }
  db::Database& database() { return database_; }
  journal::Hub& hub() { return hub_; }
  const absl::Notification& stopping() const { return stopping_; }

 private:
  std::unique_ptr<mail::Postman> MakePostman(const MailFlags& flags);
  void AddMailGauges(rpc::Server& server) const;
  void TellOfMail(const mail::PostEvent& event);
  void EraseAgain(rpc::Log& log);
  void ReportUnreadable(std::string_view resource);
  void Forget(rpc::Log& log);

  const std::string name_;
  const base::Clock& clock_;
  db::Database database_;
  journal::Hub hub_;
  journal::Sequencer sequencer_;
  journal::Sealer sealer_;
  std::deque<rpc::Peer> peers_;
  const std::unique_ptr<mail::Postman> postman_;  // null: no mail is sent
  absl::Notification stopping_;
  std::thread housekeeper_;
  std::atomic<bool> erased_again_ = false;

  std::atomic<rpc::Log*> log_ = nullptr;  // from Start on
  std::mutex reported_mutex_;
  std::set<std::string, std::less<>> reported_;
};

}  // namespace pepiniere
