@NullMarked
package org.doubleloop.kit.unit;

import org.jspecify.annotations.NullMarked;
