/// Ends a process whose heap is exhausted and that does not know it: where nearly all of its time
/// goes into collecting garbage it neither works nor fails, and nobody would restart it.
@NullMarked
package org.doubleloop.kit.heap;

import org.jspecify.annotations.NullMarked;
