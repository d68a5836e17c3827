@NullMarked
package org.doubleloop.gateway.start;

import org.jspecify.annotations.NullMarked;
