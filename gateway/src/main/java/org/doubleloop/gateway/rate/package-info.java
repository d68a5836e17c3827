/// How many requests somebody may make in a time: with a key, and without one.
@NullMarked
package org.doubleloop.gateway.rate;

import org.jspecify.annotations.NullMarked;
