/// The one door to the services.
@NullMarked
package org.doubleloop.gateway;

import org.jspecify.annotations.NullMarked;
