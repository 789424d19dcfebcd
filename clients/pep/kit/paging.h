// Lists, page after page.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/method.h"
#include "clients/pep/kit/session.h"
#include "google/protobuf/message.h"
#include "services/base/try.h"

namespace pepiniere::pep {

// How much of a list is wanted.
struct PageOptions {
  static constexpr int kBulk = 500;  // what one call brings when all is wanted

  int page_size = 0;  // 0: the server's habit
  int limit = 0;      // 0: none
  bool all = false;
  std::string page_token;

  // --all, --limit, --page-size, --page-token.
  void AddTo(Command& command);
  bool ManyPages() const { return all || limit > 0; }
  int Size() const {
    return page_size > 0 ? page_size : ManyPages() ? (limit > 0 && limit < kBulk ? limit : kBulk) : 0;
  }
};

// Calls a list method until there is no more, or `on_page` (which takes the reply) returns false. Returns the token of
// the page that was not read; empty when all was.
template <class Stub, class Request, class Reply, class OnPage>
absl::StatusOr<std::string> ForEachPage(Session& session,
                                        grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                                        Request request, OnPage on_page) {
  while (true) {
    PEP_ASSIGN(const Reply page, session.Call(method, request));
    if (!on_page(page) || page.next_page_token().empty()) return page.next_page_token();
    request.set_page_token(page.next_page_token());
  }
}

// The same of a method whatever its messages, which have the fields of every list. (Of another name: a generic lambda
// would be tried on a page of no type in particular.)
absl::StatusOr<std::string> VisitPages(Session& session, const Method& list, google::protobuf::Message& request,
                                       const std::function<bool(const google::protobuf::Message& page)>& on_page);

// All items of a list: `items` picks them from a reply.
template <class Item, class Stub, class Request, class Reply, class Items>
absl::StatusOr<std::vector<Item>> ListAll(Session& session,
                                          grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                                          Request request, Items items) {
  std::vector<Item> all;
  request.set_page_size(PageOptions::kBulk);
  PEP_TRY(ForEachPage(session, method, std::move(request), [&](const Reply& page) {
            all.insert(all.end(), items(page).begin(), items(page).end());
            return true;
          }).status());
  return all;
}

// After a list: that nothing was in it, or how to get the page at `next`.
void SayWhatIsLeft(const Session& session, int shown, const std::string& next, const PageOptions& options);

// After a search that found nothing as it was typed: what it may have meant.
void SayWhatIsMeant(const Session& session, const std::vector<std::string>& did_you_mean);

// A list as its flags want it, shown page by page.
template <class Item>
class PagedListing {
 public:
  // All of them outlive this.
  PagedListing(const Session& session, const View<Item>& view, const PageOptions& options)
      : session_(session), options_(options), listing_(session.out(), view) {}

  // False when no more is wanted.
  bool Add(const Item& item) {
    if (IsFull()) return false;
    listing_.Add(item);
    ++shown_;
    return true;
  }
  // After a page: whether another one is wanted.
  bool WantsMore() {
    listing_.Flush();
    return options_.ManyPages() && !IsFull();
  }
  // Says how to get what is left, from the page at `next`.
  void End(const std::string& next) {
    listing_.Flush();
    SayWhatIsLeft(session_, shown_, next, options_);
  }

 private:
  bool IsFull() const { return options_.limit > 0 && shown_ == options_.limit; }

  const Session& session_;
  const PageOptions& options_;
  Listing<Item> listing_;
  int shown_ = 0;
};

// Shows a list as its flags want it, and says how to get what is left.
template <class Item, class Stub, class Request, class Reply, class Items>
absl::Status ShowList(Session& session, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                      Request request, const PageOptions& options, const View<Item>& view, Items items) {
  request.set_page_size(options.Size());
  request.set_page_token(options.page_token);
  PagedListing<Item> listing(session, view, options);
  PEP_ASSIGN(const std::string next, ForEachPage(session, method, std::move(request), [&](const Reply& page) {
               for (const Item& item : items(page)) {
                 if (!listing.Add(item)) return false;
               }
               return listing.WantsMore();
             }));
  listing.End(next);
  return absl::OkStatus();
}

// The same of a method whatever its messages: `type` is that of the items.
template <class Item>
absl::Status ShowList(Session& session, const Method& list, google::protobuf::Message& request,
                      const PageOptions& options, const View<Item>& view, const google::protobuf::Descriptor& type) {
  SetNumber(request, "page_size", options.Size());
  SetText(request, "page_token", options.page_token);
  PagedListing<Item> listing(session, view, options);
  const auto add = [&](const google::protobuf::Message& item) { return listing.Add(static_cast<const Item&>(item)); };
  const auto on_page = [&](const google::protobuf::Message& page) {
    return ForEach(page, *FieldOf(*page.GetDescriptor(), type), add) && listing.WantsMore();
  };
  PEP_ASSIGN(const std::string next, VisitPages(session, list, request, on_page));
  listing.End(next);
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
