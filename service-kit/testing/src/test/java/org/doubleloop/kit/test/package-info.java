@NullMarked
package org.doubleloop.kit.test;

import org.jspecify.annotations.NullMarked;
