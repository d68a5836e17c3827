@NullMarked
package org.doubleloop.policy.trial;

import org.jspecify.annotations.NullMarked;
