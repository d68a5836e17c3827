/// How a story is told: in the terminal, at reading speed, from the answers of the public API, each
/// expectation checked as it is told.
@NullMarked
package org.doubleloop.quickstart.telling;

import org.jspecify.annotations.NullMarked;
