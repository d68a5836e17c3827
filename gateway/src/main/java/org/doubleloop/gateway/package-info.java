/// The one door to the services. It lets in whoever shows a valid key
/// ([org.doubleloop.gateway.access]), leads every documented request to its service and says which
/// part is down where one is ([org.doubleloop.gateway.route]), and shows what can be asked for
/// ([org.doubleloop.gateway.docs]). What is documented is read from the services' OpenAPI files
/// ([org.doubleloop.gateway.contract]), and what is refused is answered in one form
/// ([org.doubleloop.gateway.problem]).
@NullMarked
package org.doubleloop.gateway;

import org.jspecify.annotations.NullMarked;
