/// A whole service: as a process, beside others, alone, and killed.
@NullMarked
package org.doubleloop.recommender.process;

import org.jspecify.annotations.NullMarked;
