/// The policies as a suggestion needs them: immutable versions with conditions compiled and options
/// resolved, what they allow in a context, and which version is in force. They come from the
/// policy-service and are stored here before they are first used, so that suggestions go on without
/// it.
@NullMarked
package org.doubleloop.recommender.policy;

import org.jspecify.annotations.NullMarked;
