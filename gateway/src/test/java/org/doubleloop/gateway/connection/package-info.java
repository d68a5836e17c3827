@NullMarked
package org.doubleloop.gateway.connection;

import org.jspecify.annotations.NullMarked;
