@NullMarked
package org.doubleloop.bench.peers;

import org.jspecify.annotations.NullMarked;
