/// The feed of policy versions: whoever decides by policies follows it, over all organizations, and
/// has a new version a moment after it is accepted.
@NullMarked
package org.doubleloop.policy.feed;

import org.jspecify.annotations.NullMarked;
