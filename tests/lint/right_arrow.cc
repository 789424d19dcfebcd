#include "services/base/date.h"
