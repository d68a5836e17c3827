/// What this service follows: the feed of the policy-service, from which it knows the policies.
@NullMarked
package org.doubleloop.signal.upstream;

import org.jspecify.annotations.NullMarked;
