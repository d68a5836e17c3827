@NullMarked
package org.doubleloop.gateway.rate;

import org.jspecify.annotations.NullMarked;
