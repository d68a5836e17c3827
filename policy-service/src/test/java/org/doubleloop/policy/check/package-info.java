@NullMarked
package org.doubleloop.policy.check;

import org.jspecify.annotations.NullMarked;
