@NullMarked
package org.doubleloop.kit.store;

import org.jspecify.annotations.NullMarked;
