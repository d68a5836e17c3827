/// JSON that says what it means. Jackson is lax by default; here what a schema would refuse is
/// refused while reading: unknown and duplicate fields, numbers for strings and strings for
/// numbers, `1.0` for an integer, numbers for dates, numbers that overflow, text that no store
/// keeps (NUL, half of a surrogate pair), nesting beyond 64. A field that is `null` is absent, as
/// clients in several languages write it so; a `null` in a list or a map is refused. Moments are
/// written in UTC to the millisecond and read with any offset; what is finer than a millisecond is
/// dropped.
@NullMarked
package org.doubleloop.kit.json;

import org.jspecify.annotations.NullMarked;
