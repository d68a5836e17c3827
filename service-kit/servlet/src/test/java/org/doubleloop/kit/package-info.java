@NullMarked
package org.doubleloop.kit;

import org.jspecify.annotations.NullMarked;
