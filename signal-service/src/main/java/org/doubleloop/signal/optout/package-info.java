/// To whom nothing is to be done any more, and to whom it may be again. An opt-out speaks of a
/// subject or of a whole account, under one policy or under all; what holds is for whoever follows
/// the feed to say.
@NullMarked
package org.doubleloop.signal.optout;

import org.jspecify.annotations.NullMarked;
