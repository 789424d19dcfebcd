// What a caller is to what this service keeps.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "google/protobuf/message.h"
#include "services/feedback/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::feedback::api {

// Whether they coach that programme (a name), or administer all.
bool Coaches(const rpc::CallScope& call, std::string_view programme);
// The programmes (names) that they coach.
std::vector<std::string> CoachedProgrammes(const rpc::CallScope& call);
// Whether they coach the network of that name, or its programme.
bool KeepsNetwork(const rpc::CallScope& call, const std::string& network, const std::string& programme);
// Whether they manage the panel of that name, or administer all.
bool ManagesPanel(const rpc::CallScope& call, const std::string& panel);
// Whether they moderate the space of that name, or administer all.
bool Moderates(const rpc::CallScope& call, const std::string& space);
// Whether somebody gave them a role, on whatever.
bool IsAgent(const rpc::CallScope& call);
// Whether it is the caller; nobody is nobody.
bool IsCaller(const rpc::CallScope& call, std::string_view person);

// Puts in each field of `told` that names something ({"owner", "owner_uid"}) the name that it has now, and its uid in
// the field beside it. What nobody knows, or nobody can say for the moment, is kept as it was given.
void AskFor(const Context& context, const rpc::CallScope& call,
            std::span<const std::pair<std::string_view, std::string_view>> fields, google::protobuf::Message& told);

}  // namespace pepiniere::feedback::api
