@NullMarked
package org.doubleloop.policy.clause;

import org.jspecify.annotations.NullMarked;
