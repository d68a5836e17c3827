@NullMarked
package org.doubleloop.kit.lane;

import org.jspecify.annotations.NullMarked;
