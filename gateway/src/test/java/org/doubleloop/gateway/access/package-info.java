@NullMarked
package org.doubleloop.gateway.access;

import org.jspecify.annotations.NullMarked;
