/// Conditions that people write over declared attributes, in a small part of the [Common Expression
/// Language](https://github.com/google/cel-spec): comparisons, `&&`, `||`, `!`, `in`, arithmetic,
/// `startsWith`, `endsWith`, `contains`, `matches`, `lowerAscii`, `size` and `has`. They are
/// checked when they are written and evaluated in microseconds.
@NullMarked
package org.doubleloop.kit.condition;

import org.jspecify.annotations.NullMarked;
