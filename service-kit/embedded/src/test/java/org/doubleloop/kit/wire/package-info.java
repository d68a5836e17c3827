@NullMarked
package org.doubleloop.kit.wire;

import org.jspecify.annotations.NullMarked;
