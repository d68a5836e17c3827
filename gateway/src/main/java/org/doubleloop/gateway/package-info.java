/// The one door to the services. Tools and people show an API key ([org.doubleloop.gateway.key]),
/// which is exchanged for a signed token ([org.doubleloop.gateway.token]); whoever has neither is
/// not let in ([org.doubleloop.gateway.security]). Every documented request is led to its service,
/// and where a part is down the answer says which ([org.doubleloop.gateway.route]). What can be
/// asked for is read from the services' OpenAPI files ([org.doubleloop.gateway.contract]) and shown
/// ([org.doubleloop.gateway.docs]), and what is refused is answered in one form
/// ([org.doubleloop.gateway.problem]). The first organization and its keys are made by the first
/// start ([org.doubleloop.gateway.start]).
@NullMarked
package org.doubleloop.gateway;

import org.jspecify.annotations.NullMarked;
