/// What happened: actions, edits and outcomes, connected, in one feed.
@NullMarked
package org.doubleloop.signal;

import org.jspecify.annotations.NullMarked;
