#include "services/rpc/authorizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pepiniere/test/v1/library.pb.h"
#include "services/aip/errors.h"
#include "services/identity/client_table.h"

namespace pepiniere::rpc {
namespace {

using testing::HasSubstr;

MethodInfo Method(const char* name) {
  const auto* service =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName("pepiniere.test.v1.LibraryService");
  std::vector<MethodInfo> methods = ReadMethods(*service).value();
  for (MethodInfo& method : methods)
    if (method.name == name) return std::move(method);
  ADD_FAILURE() << name;
  return {};
}

// books/a stands in libraries/north, which is of cities/lille; there is no other book.
class Shelves final : public ScopeResolver {
 public:
  absl::StatusOr<std::vector<std::string>> Containing(CallScope&, std::string_view resource) override {
    if (resource == "books/down") return absl::UnavailableError("down");
    if (resource != "books/a") return aip::NotFound(resource);
    return std::vector<std::string>{"libraries/north", "cities/lille"};
  }
};

// A role on what the library's contract names, whatever ours says of it.
identity::Binding Held(std::string_view text) {
  const std::size_t at = std::min(text.find('@'), text.size());
  return {identity::RoleNamed(text.substr(0, at)), std::string(text.substr(std::min(at + 1, text.size())))};
}

absl::Status Try(const char* method, std::vector<const char*> roles, const char* book = "books/a") {
  identity::Principal principal{"someone", {}};
  for (const char* role : roles) principal.bindings.push_back(Held(role));
  CallScope scope("m", absl::Now(), absl::InfiniteFuture(), "t", std::make_shared<identity::Principal>(principal));
  test::v1::UpdateBookRequest request;
  request.mutable_book()->set_name(book);
  Shelves shelves;
  return Authorize(scope, Method(method), &request, shelves);
}

TEST(Authorize, AdmitsARoleHeldOnAnythingThatContainsTheResource) {
  for (const char* role : {"coach", "coach@books/a", "coach@libraries/north", "coach@cities/lille", "programme_admin",
                           "programme_admin@cities/lille"})
    EXPECT_TRUE(Try("UpdateBook", {role}).ok()) << role;
  EXPECT_TRUE(Try("UpdateBook", {"ministry@x", "coach@libraries/south", "coach@libraries/north"}).ok());
}

TEST(Authorize, DeniesEveryOtherRole) {
  for (const char* role : {"coach@libraries/south", "coach@cities/lill", "ministry", "ministry@cities/lille", "system",
                           "programme_admin@cities/paris"})
    EXPECT_TRUE(absl::IsPermissionDenied(Try("UpdateBook", {role}))) << role;
  EXPECT_TRUE(absl::IsPermissionDenied(Try("UpdateBook", {})));
}

TEST(Authorize, ADenialDoesNotTellWhetherTheThingExists) {
  const absl::Status exists = Try("UpdateBook", {"coach@libraries/south"});
  for (const char* book : {"books/none", "not a name", ""})
    EXPECT_EQ(Try("UpdateBook", {"coach@libraries/south"}, book), exists) << book;
}

TEST(Authorize, AReservedFieldTakesItsOwnRole) {
  const auto attempt = [](std::initializer_list<const char*> roles, bool sets) {
    identity::Principal principal{"someone", {}};
    for (const char* role : roles) principal.bindings.push_back(Held(role));
    CallScope scope("m", absl::Now(), absl::InfiniteFuture(), "t", std::make_shared<identity::Principal>(principal));
    test::v1::UpdateBookRequest request;
    request.mutable_book()->set_name("books/a");
    request.set_although_lent(sets);
    Shelves shelves;
    return Authorize(scope, Method("UpdateBook"), &request, shelves);
  };
  EXPECT_TRUE(attempt({"coach"}, false).ok());
  const absl::Status denied = attempt({"coach"}, true);
  EXPECT_TRUE(absl::IsPermissionDenied(denied));
  EXPECT_THAT(std::string(denied.message()), HasSubstr("UpdateBook.although_lent takes one of these roles"));
  EXPECT_TRUE(attempt({"coach", "ministry@cities/lille"}, true).ok());
  EXPECT_TRUE(absl::IsPermissionDenied(attempt({"coach", "ministry@cities/paris"}, true)));
  EXPECT_TRUE(absl::IsPermissionDenied(attempt({"ministry"}, true))) << "the method asks for a role of its own";
  EXPECT_TRUE(attempt({"programme_admin"}, true).ok());
}

TEST(Authorize, AResolverThatCannotLookIsNoDenial) {
  EXPECT_TRUE(absl::IsUnavailable(Try("UpdateBook", {"coach@libraries/north"}, "books/down")));
}

TEST(Authorize, AnonymousCallersCallOpenMethodsOnly) {
  CallScope scope("m", absl::Now(), absl::InfiniteFuture(), "t");
  Shelves shelves;
  const test::v1::UpdateBookRequest request;
  EXPECT_TRUE(Authorize(scope, Method("GetBook"), &request, shelves).ok());
  EXPECT_TRUE(absl::IsUnauthenticated(Authorize(scope, Method("UpdateBook"), &request, shelves)));
  EXPECT_TRUE(absl::IsUnauthenticated(Authorize(scope, Method("ImportBooks"), nullptr, shelves)));
}

// Before the first message of a client's stream, which will say what it is about.
TEST(Authorize, AStreamIsOpenToARoleOnAnything) {
  const auto enter = [](const char* role) {
    const identity::Principal principal{"someone", {Held(role)}};
    CallScope scope("m", absl::Now(), absl::InfiniteFuture(), "t", std::make_shared<identity::Principal>(principal));
    Shelves shelves;
    return Authorize(scope, Method("ReviewBooks"), nullptr, shelves);
  };
  EXPECT_TRUE(enter("coach@libraries/south").ok());
  EXPECT_TRUE(enter("programme_admin").ok());
  EXPECT_TRUE(absl::IsPermissionDenied(enter("ministry")));
}

TEST(Authorize, WithoutADeclaredResourceTheRoleMustBeHeldOnEverything) {
  EXPECT_TRUE(Try("ImportBooks", {"system"}).ok());
  EXPECT_TRUE(absl::IsPermissionDenied(Try("ImportBooks", {"system@anything"})));
  EXPECT_TRUE(absl::IsPermissionDenied(Try("ImportBooks", {"coach"})));
}

TEST(ReadMethods, RefusesAServiceThatForgotToDeclareAndNamesTheMethods) {
  const auto* service =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName("pepiniere.test.v1.CarelessService");
  const auto methods = ReadMethods(*service);
  ASSERT_EQ(methods.status().code(), absl::StatusCode::kFailedPrecondition);
  const std::string message(methods.status().message());
  EXPECT_THAT(message, HasSubstr("CarelessService.GetBook declares no"));
  EXPECT_THAT(message, HasSubstr("CarelessService.UpdateBooks has a request that holds"));
  EXPECT_THAT(message, HasSubstr("CarelessService.UpdateBook names the resource \"book.shelf\""));
}

TEST(ClientTable, MapsCertificatesToRolesAndRefusesMistakes) {
  const auto table = identity::ClientTable::Parse(
      R"({"sirene.example": ["system", "ministry@organisations/mj"], "cohort.pepiniere": ["service"]})");
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_TRUE(table->Find("sirene.example")->Covers(v1::ROLE_SYSTEM, ""));
  EXPECT_TRUE(table->Find("cohort.pepiniere")->Covers(v1::ROLE_SERVICE, ""));
  EXPECT_EQ(table->Find("other.example"), nullptr);
  for (const char* bad : {"", "[]", R"({"a": "system"})", R"({"a": ["sistem"]})", R"({"": ["system"]})",
                          R"({"a": [1]})", R"({"a": ["source@organisations/mj"]})", R"({"a": ["owner@persons/me"]})"})
    EXPECT_TRUE(absl::IsInvalidArgument(identity::ClientTable::Parse(bad).status())) << bad;
}

}  // namespace
}  // namespace pepiniere::rpc
