/// What happened, as the signal-service's feed says it: a record for each kind of signal, with all
/// its fields. Whoever counts anything of signals reads it from here.
@NullMarked
package org.doubleloop.recommender.signal;

import org.jspecify.annotations.NullMarked;
