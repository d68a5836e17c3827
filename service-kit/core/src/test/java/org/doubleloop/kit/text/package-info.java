@NullMarked
package org.doubleloop.kit.text;

import org.jspecify.annotations.NullMarked;
