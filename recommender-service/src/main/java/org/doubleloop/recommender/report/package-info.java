/// What has come of a policy, for anyone to read: the table of results, the same as CSV, and the
/// series of weeks with what has changed. Reading records nothing.
@NullMarked
package org.doubleloop.recommender.report;

import org.jspecify.annotations.NullMarked;
