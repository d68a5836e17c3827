@NullMarked
package org.doubleloop.kit.secret;

import org.jspecify.annotations.NullMarked;
