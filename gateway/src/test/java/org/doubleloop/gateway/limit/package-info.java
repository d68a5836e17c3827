@NullMarked
package org.doubleloop.gateway.limit;

import org.jspecify.annotations.NullMarked;
