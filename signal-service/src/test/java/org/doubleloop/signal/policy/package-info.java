/// The policies as they are known here.
@NullMarked
package org.doubleloop.signal.policy;

import org.jspecify.annotations.NullMarked;
