@NullMarked
package org.doubleloop.kit.embedded;

import org.jspecify.annotations.NullMarked;
