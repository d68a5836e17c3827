/// Everything that goes wrong is answered in one form, `application/problem+json` (RFC 9457). A
/// service lists its kinds of problems in one enum of [org.doubleloop.kit.problem.ProblemType] and
/// throws [org.doubleloop.kit.problem.ServiceException]; [org.doubleloop.kit.problem.CommonProblem]
/// holds what all services share. One advice renders them, together with whatever the framework,
/// the JSON reader, bean validation and the store raise, so that bad input always gets a 4xx with a
/// JSON pointer to each fault and nothing internal ever shows.
@NullMarked
package org.doubleloop.kit.problem;

import org.jspecify.annotations.NullMarked;
