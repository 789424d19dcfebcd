// Values of a series, as lists.
#pragma once

#include "clients/pep/kit/output.h"
#include "pepiniere/metrics/v1/reading.pb.h"

namespace pepiniere::pep {

// Days, weeks and months; points by themselves.
const View<metrics::v1::Bucket>& BucketView();
const View<metrics::v1::Bucket>& PointView();
// What was told of points, one telling after the other.
const View<metrics::v1::PointRevision>& RevisionView();

}  // namespace pepiniere::pep
