@NullMarked
package org.doubleloop.gateway.problem;

import org.jspecify.annotations.NullMarked;
