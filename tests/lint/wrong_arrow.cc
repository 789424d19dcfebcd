#include "services/db/pool.h"
