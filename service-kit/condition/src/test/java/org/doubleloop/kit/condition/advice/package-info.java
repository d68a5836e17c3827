/// Tests of what is said of conditions that cannot be taken.
@NullMarked
package org.doubleloop.kit.condition.advice;

import org.jspecify.annotations.NullMarked;
