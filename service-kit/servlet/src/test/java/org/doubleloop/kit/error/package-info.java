@NullMarked
package org.doubleloop.kit.error;

import org.jspecify.annotations.NullMarked;
