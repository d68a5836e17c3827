/// What a process does again and again beside its requests ([org.doubleloop.kit.loop.Loop]): one
/// way to go on after a failure, to say so once, and to end.
@NullMarked
package org.doubleloop.kit.loop;

import org.jspecify.annotations.NullMarked;
