@NullMarked
package org.doubleloop.kit.id;

import org.jspecify.annotations.NullMarked;
