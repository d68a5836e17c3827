@NullMarked
package org.doubleloop.kit.access;

import org.jspecify.annotations.NullMarked;
