/// How long it takes to see what a policy does before it does it: in one context, in all declared
/// ones, and in those of recorded suggestions.
@NullMarked
package org.doubleloop.bench.check;

import org.jspecify.annotations.NullMarked;
