@NullMarked
package org.doubleloop.policy.evidence;

import org.jspecify.annotations.NullMarked;
