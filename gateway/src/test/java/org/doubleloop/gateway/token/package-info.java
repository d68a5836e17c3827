@NullMarked
package org.doubleloop.gateway.token;

import org.jspecify.annotations.NullMarked;
