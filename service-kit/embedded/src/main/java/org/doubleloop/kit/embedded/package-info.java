/// A document store inside the JVM, for trying and for small teams: a MongoDB wire server over one
/// file that survives `kill -9`.
@NullMarked
package org.doubleloop.kit.embedded;

import org.jspecify.annotations.NullMarked;
