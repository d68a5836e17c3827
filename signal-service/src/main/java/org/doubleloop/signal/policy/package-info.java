/// The policies as they were last known here, from the feed of the policy-service. Capture never
/// waits for them: what they decide (how long an action's window is, say) is decided later and by
/// what is known then.
@NullMarked
package org.doubleloop.signal.policy;

import org.jspecify.annotations.NullMarked;
