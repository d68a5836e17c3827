/// What one caller can do to another. A well-behaved caller goes on with its work at a steady pace,
/// while others do all that they can with keys of their own, or none: how much slower it gets, and
/// whether it is ever refused, is measured for each [attack][Attack].
@NullMarked
package org.doubleloop.bench.hostile;

import org.jspecify.annotations.NullMarked;
