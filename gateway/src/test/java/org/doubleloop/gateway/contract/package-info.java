@NullMarked
package org.doubleloop.gateway.contract;

import org.jspecify.annotations.NullMarked;
