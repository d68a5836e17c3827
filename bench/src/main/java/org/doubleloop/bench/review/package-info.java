/// How long those wait who read policies and decide on proposals
/// ([org.doubleloop.bench.review.ReviewBench]).
@NullMarked
package org.doubleloop.bench.review;

import org.jspecify.annotations.NullMarked;
