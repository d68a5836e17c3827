@NullMarked
package org.doubleloop.kit.loop;

import org.jspecify.annotations.NullMarked;
