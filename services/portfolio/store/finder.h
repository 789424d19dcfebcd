// What finding projects takes: the database, and what is kept of it in memory.
#pragma once

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

class LiveCensus;
class LiveIndex;

struct Finder {
  db::Database& db;
  LiveCensus& census;
  LiveIndex& index;
};

}  // namespace pepiniere::portfolio::store
