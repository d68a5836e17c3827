@NullMarked
package org.doubleloop.policy.policy;

import org.jspecify.annotations.NullMarked;
