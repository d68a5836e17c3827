/// Everything that goes wrong is answered in one form, `application/problem+json` (RFC 9457). A
/// service lists its kinds of problems in one enum of [org.doubleloop.kit.problem.ProblemType] and
/// throws [org.doubleloop.kit.problem.ServiceException]; [org.doubleloop.kit.problem.CommonProblem]
/// holds what all services share. What a JSON reader or bean validation finds becomes faults, each
/// with a JSON pointer to where it is.
@NullMarked
package org.doubleloop.kit.problem;

import org.jspecify.annotations.NullMarked;
