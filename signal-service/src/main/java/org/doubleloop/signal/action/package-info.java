/// What people and agents did. An action ([org.doubleloop.signal.action.Action]) names its subject
/// and, where there was one, the policy version, option and suggestion that it followed; edits and
/// outcomes name the action. Its id is the client's or the event's own, so that what comes later,
/// or came before, finds it.
@NullMarked
package org.doubleloop.signal.action;

import org.jspecify.annotations.NullMarked;
