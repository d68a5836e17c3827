/// What edits teach: real texts, made-up people and time. The made-up people share no code with
/// what looks for their wishes.
@NullMarked
package org.doubleloop.bench.edits;

import org.jspecify.annotations.NullMarked;
