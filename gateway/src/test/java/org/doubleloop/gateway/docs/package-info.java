@NullMarked
package org.doubleloop.gateway.docs;

import org.jspecify.annotations.NullMarked;
