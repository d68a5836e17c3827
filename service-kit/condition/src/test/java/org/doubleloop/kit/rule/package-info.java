@NullMarked
package org.doubleloop.kit.rule;

import org.jspecify.annotations.NullMarked;
