@NullMarked
package org.doubleloop.kit.creation;

import org.jspecify.annotations.NullMarked;
