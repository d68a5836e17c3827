@NullMarked
package org.doubleloop.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
