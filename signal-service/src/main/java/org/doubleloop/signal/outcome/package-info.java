/// What actions led to. Outcomes ([org.doubleloop.signal.outcome.Outcome]) come late, twice, out of
/// order and wrong; they are kept as they came, and [org.doubleloop.signal.outcome.CountedOutcome]
/// says which of them count once corrections and retractions are taken in.
@NullMarked
package org.doubleloop.signal.outcome;

import org.jspecify.annotations.NullMarked;
