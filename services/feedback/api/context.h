// What the handlers of this service work with.
#pragma once

#include "services/feedback/api/receipt_signer.h"
#include "services/feedback/peers/people.h"
#include "services/feedback/store/key_files.h"
#include "services/mail/api/letters.h"
#include "services/mirror/neighbours.h"
#include "services/references/resources.h"
#include "services/resource/context.h"

namespace pepiniere::feedback::api {

// All must outlive the handlers.
struct Context : resource::Context {
  references::Resources& resources;
  const mirror::Neighbours& neighbours;
  const peers::People& people;
  // Where the keys of campaigns are; without a folder, none opens here.
  const store::KeyFiles& keys;
  const ReceiptSigner& signer;
  // Whether the letters that are queued here are sent.
  mail::Sending sending = {};
};

}  // namespace pepiniere::feedback::api
