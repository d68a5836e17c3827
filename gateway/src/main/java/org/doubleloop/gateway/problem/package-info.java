/// How the gateway says no: every error that it makes itself is `application/problem+json` (RFC
/// 9457) and carries the id of the request, which is passed on to the services and into every
/// answer. What a service answers passes through as it is.
@NullMarked
package org.doubleloop.gateway.problem;

import org.jspecify.annotations.NullMarked;
