@NullMarked
package org.doubleloop.kit.follow;

import org.jspecify.annotations.NullMarked;
