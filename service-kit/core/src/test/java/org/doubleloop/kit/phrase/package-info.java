@NullMarked
package org.doubleloop.kit.phrase;

import org.jspecify.annotations.NullMarked;
