@NullMarked
package org.doubleloop.signal.ingest;

import org.jspecify.annotations.NullMarked;
