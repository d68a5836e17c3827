/// What the policies of an organization take, and the most that they may: no organization is in the
/// way of others.
@NullMarked
package org.doubleloop.policy.quota;

import org.jspecify.annotations.NullMarked;
