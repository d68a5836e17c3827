@NullMarked
package org.doubleloop.gateway.key;

import org.jspecify.annotations.NullMarked;
