/// The short form of `make trials`.
@NullMarked
package org.doubleloop.bench.trials;

import org.jspecify.annotations.NullMarked;
