/// No caller costs another his service. What somebody may have of the gateway and of what is behind
/// it is counted by key and by organization: requests in a time ([RateLimits]), bytes of bodies
/// that are held ([BodyBudget]), and places at a service ([Places]), which are given in turn. A
/// place is taken when the body is in, and given back when the answer has been read; so who sends
/// or reads slowly holds what is his own alone. Whoever does not even finish his headers is cut off
/// ([HeaderTimeouts]).
@NullMarked
package org.doubleloop.gateway.limit;

import org.jspecify.annotations.NullMarked;
