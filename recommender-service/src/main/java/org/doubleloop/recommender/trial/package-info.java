/// What came of running experiments: looked at whenever time has passed, as facts that all
/// processes share, until a look shows that one is over.
@NullMarked
package org.doubleloop.recommender.trial;

import org.jspecify.annotations.NullMarked;
