/// Time and chance, which everything else is given.
@NullMarked
package org.doubleloop.kit.time;

import org.jspecify.annotations.NullMarked;
