@NullMarked
package org.doubleloop.policy.learnability;

import org.jspecify.annotations.NullMarked;
