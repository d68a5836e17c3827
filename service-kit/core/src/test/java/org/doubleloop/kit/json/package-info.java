@NullMarked
package org.doubleloop.kit.json;

import org.jspecify.annotations.NullMarked;
