// Whom letters are to, as the access service tells it.
#pragma once

#include "services/mail/post/postman.h"
#include "services/rpc/peer.h"

namespace pepiniere::mail {

// The peer must outlive what is made of it. It blocks: in the thread of the postman, and not in a handler's.
FindContact AskAccess(const rpc::Peer& access);

}  // namespace pepiniere::mail
