@NullMarked
package org.doubleloop.kit.time;

import org.jspecify.annotations.NullMarked;
