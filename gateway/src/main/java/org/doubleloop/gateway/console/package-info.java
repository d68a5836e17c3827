/// The pages for people, `console/` of the source tree, as they are: static modules that ask the
/// public API with a key that the person pastes. The gateway knows none of them by its name.
@NullMarked
package org.doubleloop.gateway.console;

import org.jspecify.annotations.NullMarked;
