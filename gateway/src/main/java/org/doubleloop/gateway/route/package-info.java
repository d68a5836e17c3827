/// The way to the services. There is one route for each, and what belongs on it is read from the
/// specifications. A service that is down, slow, busy or failing is named in a 503 and left alone
/// for a while by its circuit breaker; the others do not notice. Answers pass through as they come,
/// and nothing is sent twice.
@NullMarked
package org.doubleloop.gateway.route;

import org.jspecify.annotations.NullMarked;
