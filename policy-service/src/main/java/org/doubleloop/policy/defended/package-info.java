/// What of a policy still holds because nobody has looked at it again in time.
@NullMarked
package org.doubleloop.policy.defended;

import org.jspecify.annotations.NullMarked;
