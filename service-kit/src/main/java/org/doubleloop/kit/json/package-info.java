/// JSON that says what it means. Jackson is lax by default; here what a schema would refuse is
/// refused while reading: unknown and duplicate fields, numbers for strings and strings for
/// numbers, `1.0` for an integer, numbers for dates, numbers that overflow, `null` for a field (an
/// optional field is left out), text that no store keeps (NUL, half of a surrogate pair), nesting
/// beyond 64. Moments are written in UTC to the millisecond and read with any offset; what is finer
/// than a millisecond is dropped.
@NullMarked
package org.doubleloop.kit.json;

import org.jspecify.annotations.NullMarked;
