/// An action as the API tells it: what was done, how its draft was edited, what it led to and what
/// of that counts now; and the typed way to say each of these.
@NullMarked
package org.doubleloop.signal.story;

import org.jspecify.annotations.NullMarked;
