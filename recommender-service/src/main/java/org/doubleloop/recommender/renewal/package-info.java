/// Which previews of open proposals are old, and are to be made anew
/// ([org.doubleloop.recommender.renewal.MadePreviews]).
@NullMarked
package org.doubleloop.recommender.renewal;

import org.jspecify.annotations.NullMarked;
