@NullMarked
package org.doubleloop.bench.scene;

import org.jspecify.annotations.NullMarked;
