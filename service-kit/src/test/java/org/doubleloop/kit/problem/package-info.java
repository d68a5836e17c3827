@NullMarked
package org.doubleloop.kit.problem;

import org.jspecify.annotations.NullMarked;
