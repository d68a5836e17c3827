/// What waits for a reviewer over all policies.
@NullMarked
package org.doubleloop.policy.inbox;

import org.jspecify.annotations.NullMarked;
