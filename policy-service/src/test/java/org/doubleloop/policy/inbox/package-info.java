@NullMarked
package org.doubleloop.policy.inbox;

import org.jspecify.annotations.NullMarked;
