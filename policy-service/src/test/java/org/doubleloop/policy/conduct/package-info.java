@NullMarked
package org.doubleloop.policy.conduct;

import org.jspecify.annotations.NullMarked;
