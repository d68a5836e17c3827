/// An action as the API tells it whole: what was done, how its draft was edited, what it led to and
/// what of that counts now.
@NullMarked
package org.doubleloop.signal.thread;

import org.jspecify.annotations.NullMarked;
