/// The gateway, tried from outside.
@NullMarked
package org.doubleloop.gateway;

import org.jspecify.annotations.NullMarked;
