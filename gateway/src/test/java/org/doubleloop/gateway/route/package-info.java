@NullMarked
package org.doubleloop.gateway.route;

import org.jspecify.annotations.NullMarked;
