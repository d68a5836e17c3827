@NullMarked
package org.doubleloop.policy.change;

import org.jspecify.annotations.NullMarked;
