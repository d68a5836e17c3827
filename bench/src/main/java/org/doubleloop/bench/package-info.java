/// Measured figures. The replay takes a logged experiment whose options were drawn evenly, lets a
/// learner choose for each row, and counts, and learns from, only the rows where it chose what was
/// really done (Li et al., WSDM 2011): so what it earned is what it would have earned.
@NullMarked
package org.doubleloop.bench;

import org.jspecify.annotations.NullMarked;
