/// What models and templates wrote for people to send. A draft is captured before anybody sees it,
/// so that the action that sent it, and the edit that changed it, need but its id; what was served
/// to its writer stands with it.
@NullMarked
package org.doubleloop.signal.draft;

import org.jspecify.annotations.NullMarked;
