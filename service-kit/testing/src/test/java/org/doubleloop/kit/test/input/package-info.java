@NullMarked
package org.doubleloop.kit.test.input;

import org.jspecify.annotations.NullMarked;
